import { type CoverageState, coverageWords } from '#lib/domain/enforcement/coverage.ts'
import type { ReportModel } from '#lib/domain/evidence.ts'
import { amountWords, spanWords, timeWords } from '#lib/domain/report-words.ts'

export interface ReportColumn {
  header: string
  isNumber?: boolean
  /** The part of a page's width; the rest is split evenly. */
  share?: number
  /** In the files alone: a page has no room for it. */
  isExtra?: boolean
}

/** A table of a report: the same on the page, in print, in the PDF and as a file of the ZIP. */
export interface ReportTable {
  /** The name of its file. */
  id: string
  title: string
  columns: ReportColumn[]
  rows: string[][]
  empty: string
}

/** A report may hold thousands of rows; what a person reads holds so many, and the ZIP holds all. */
export const mostShownRows = 200

const timeOr = (at: string | null, otherwise: string) => (at === null ? otherwise : timeWords(at))
const states = (text: string) => text.replaceAll('_', ' ')

/** Every table of a report, in the order in which it is read. */
export function reportTables(model: ReportModel): ReportTable[] {
  return [
    safeguards(model),
    scope(model),
    ...coverage(model),
    terminations(model),
    exclusions(model),
    ...groups(model),
    reviews(model),
    gaps(model),
  ]
}

function safeguards({ safeguards: all }: ReportModel): ReportTable {
  const figure = (header: string, share: number) => ({ header, isNumber: true, share })
  return {
    id: 'safeguards',
    title: 'By safeguard, at the end',
    columns: [
      { header: 'Safeguard' },
      ...[figure('Protected', 0.11), figure('Failing', 0.09), figure('Excluded', 0.105)],
      ...[figure('Unknown', 0.105), figure('Not applicable', 0.115), figure('All', 0.08)],
      { header: 'HIPAA', isExtra: true },
      { header: 'NIST 800-53', isExtra: true },
    ],
    rows: all.map(({ title, counts, hipaa, nist80053 }) => [
      title,
      ...[counts.protected, counts.failing, counts.excluded, counts.unknown].map(String),
      ...[counts.not_applicable, counts.total].map(String),
      ...[hipaa.join(' '), nist80053.join(' ')],
    ]),
    empty: 'No safeguard had anything to judge.',
  }
}

function scope({ accounts }: ReportModel): ReportTable {
  return {
    id: 'accounts',
    title: 'Scope',
    columns: [
      { header: 'Account' },
      { header: 'AWS account id', share: 0.22 },
      { header: 'Regions', share: 0.3 },
      { header: 'Enforcement', share: 0.16 },
    ],
    rows: accounts.map(({ name, awsAccountId, regions, mode }) => [
      ...[name, awsAccountId, regions.join(', '), mode],
    ]),
    empty: 'No AWS account is in scope.',
  }
}

function coverage(model: ReportModel): ReportTable[] {
  const { coverage: sums, stretches } = model
  const others = stretches.filter(({ state }) => state !== 'armed')
  return [
    {
      id: 'coverage',
      title: 'Coverage: how long enforcement was in which state',
      columns: [
        { header: 'Account', share: 0.22 },
        { header: 'Enforcement' },
        { header: 'For', isNumber: true, share: 0.18 },
        { header: 'Minutes', isNumber: true, isExtra: true },
      ],
      rows: [
        ...sums.map(({ account, state, seconds }) => ({ account, words: coverageWords[state], seconds })),
        ...unrecorded(model),
      ].map(({ account, words, seconds }) => [
        ...[account, words, spanWords(seconds), String(Math.floor(seconds / 60))],
      ]),
      empty: 'No stretch of enforcement was recorded in this period.',
    },
    {
      id: 'coverage-reasons',
      title: 'Why it was otherwise than armed, and for how long',
      columns: [
        { header: 'Account', share: 0.18 },
        { header: 'State', share: 0.12 },
        { header: 'Why' },
        { header: 'Times', isNumber: true, share: 0.09 },
        { header: 'For', isNumber: true, share: 0.15 },
        { header: 'Minutes', isNumber: true, isExtra: true },
      ],
      rows: byReason(others).map(({ account, state, why, times, seconds: sum }) => [
        ...[account, state, why, String(times), spanWords(sum), String(Math.floor(sum / 60))],
      ]),
      empty: 'It was armed all the time that was recorded.',
    },
    {
      id: 'coverage-stretches',
      title: `When it was otherwise than armed: ${amountWords(others.length, 'time')}`,
      columns: [
        { header: 'Account', share: 0.18 },
        { header: 'State', share: 0.12 },
        { header: 'From', share: 0.14 },
        { header: 'Until', share: 0.14 },
        { header: 'Why' },
      ],
      rows: others.map(({ account, state, from, to, reason }) => [
        ...[account, state, timeWords(from), timeWords(to), reason ?? coverageWords[state]],
      ]),
      empty: 'It was armed all the time that was recorded.',
    },
  ]
}

/** The rest of the period, of which the report claims nothing: an account may be younger than the period. */
function unrecorded({ accounts, coverage: sums, from, to }: ReportModel) {
  const period = (Date.parse(to) - Date.parse(from)) / 1000
  return accounts
    .map(({ name: account }) => {
      const recorded = sums.filter((sum) => sum.account === account)
      return {
        ...{ account, words: 'Not recorded: before it was connected, or while the portal was away' },
        seconds: recorded.reduce((rest, { seconds }) => rest - seconds, period),
      }
    })
    .filter(({ seconds }) => seconds >= 60)
}

/** The same reason of the same account once, with how often and how long; the longest of an account first. */
function byReason(stretches: ReportModel['stretches']) {
  const sums = new Map<
    string,
    { account: string; state: CoverageState; why: string; times: number; seconds: number }
  >()
  for (const { account, state, reason, from, to } of stretches) {
    const why = reason ?? coverageWords[state]
    const key = JSON.stringify([account, state, why])
    const sum = sums.get(key) ?? { account, state, why, times: 0, seconds: 0 }
    sum.times++
    sum.seconds += (Date.parse(to) - Date.parse(from)) / 1000
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) => a.account.localeCompare(b.account) || b.seconds - a.seconds)
}

function terminations({ terminations: all }: ReportModel): ReportTable {
  return {
    id: 'terminations',
    title: `Terminations: ${all.length}`,
    columns: [
      { header: 'Job' },
      { header: 'Account', share: 0.16 },
      { header: 'Region', share: 0.14 },
      { header: 'State', share: 0.14 },
      { header: 'Decided', share: 0.24 },
      { header: 'Stop sent', isExtra: true },
      { header: 'Event to stop (ms)', isNumber: true, isExtra: true },
      { header: 'AWS says', isExtra: true },
    ],
    rows: all.map((row) => [
      ...[row.jobName, row.account, row.region, states(row.state), timeWords(row.decidedAt)],
      ...[timeOr(row.stopSentAt, ''), String(row.eventToStopMs ?? ''), row.finalStatus ?? ''],
    ]),
    empty: 'No job was terminated.',
  }
}

function exclusions({ exclusions: all }: ReportModel): ReportTable {
  return {
    id: 'exclusions',
    title: `Exclusions and their attestations: ${all.length}`,
    columns: [
      { header: 'Job' },
      { header: 'Account', share: 0.13 },
      { header: 'State', share: 0.12 },
      { header: 'From', share: 0.16 },
      { header: 'Until', share: 0.16 },
      { header: 'Attested', share: 0.22 },
      { header: 'Region', isExtra: true },
      { header: 'Safeguard', isExtra: true },
      { header: 'Approved by', isExtra: true },
      { header: 'Wording', isExtra: true },
      { header: 'Configuration (SHA-256)', isExtra: true },
    ],
    rows: all.map(({ attestation, ...row }) => [
      ...[row.jobName, row.account, row.state, timeWords(row.startsAt), timeWords(row.endedAt ?? row.endsAt)],
      `${attestation.by}, ${timeWords(attestation.at)}`,
      ...[row.region, row.safeguard, row.approvedBy ?? ''],
      ...[`version ${attestation.textVersion}`, attestation.configurationHash],
    ]),
    empty: 'Nothing was excluded.',
  }
}

function groups({ groups: all }: ReportModel): ReportTable[] {
  const amount = all.reduce((sum, { members }) => sum + members.length, 0)
  return [
    {
      id: 'group-changes',
      title: 'Safeguard-Sagemaker: changes in the period',
      columns: [
        { header: 'Account' },
        ...['Members at the end', 'Added', 'Removed', 'Changed outside'].map((header) => ({
          ...{ header, isNumber: true, share: 0.2 },
        })),
      ],
      rows: all.map(({ account, exists, members, added, removed, outside }) => [
        account,
        exists === true ? String(members.length) : exists === null ? 'not read' : 'no group',
        ...[added, removed, outside].map(String),
      ]),
      empty: 'The group was not read in this scope.',
    },
    {
      id: 'group-members',
      title: `Safeguard-Sagemaker: ${amountWords(amount, 'member')} at the end`,
      columns: [
        { header: 'User' },
        { header: 'Account', share: 0.14 },
        { header: 'Since', share: 0.23 },
        { header: 'Added by', share: 0.18 },
        { header: 'Ends', share: 0.23 },
        { header: 'User id', isExtra: true },
      ],
      rows: all.flatMap(({ account, members }) =>
        members.map(({ userName, userId, since, addedBy, endsAt }) => [
          ...[userName, account, sinceWords(since, addedBy)],
          ...[addedBy ?? 'not known', timeOr(endsAt, 'no end'), userId],
        ]),
      ),
      empty: 'Nobody was in the group.',
    },
  ]
}

/** Of whom the portal did not add it knows since when it has seen them, and no more. */
function sinceWords(since: string | null, addedBy: string | null): string {
  if (since === null) return 'not known'
  return addedBy === null ? `found ${timeWords(since)}` : timeWords(since)
}

function reviews({ reviews: all }: ReportModel): ReportTable {
  return {
    id: 'access-reviews',
    title: `Access reviews: ${all.length}`,
    columns: [
      { header: 'Account' },
      { header: 'Begun', share: 0.22 },
      { header: 'Finished', share: 0.34 },
      { header: 'Kept', isNumber: true, share: 0.08 },
      { header: 'Removed', isNumber: true, share: 0.13 },
      { header: 'Open', isNumber: true, share: 0.09 },
      { header: 'Begun by', isExtra: true },
    ],
    rows: all.map((row) => [
      ...[row.account, timeWords(row.startedAt)],
      row.finishedAt === null
        ? 'under way'
        : [timeWords(row.finishedAt), ...(row.finishedBy === null ? [] : [row.finishedBy])].join(', '),
      ...[row.kept, row.removed, row.undecided].map(String),
      row.startedBy,
    ]),
    empty: 'No review of access was under way in this period.',
  }
}

function gaps({ gaps: all }: ReportModel): ReportTable {
  return {
    id: 'gaps',
    title: `Gaps when the report was made: ${all.length}`,
    columns: [
      { header: 'Account', share: 0.18 },
      { header: 'Region', share: 0.16 },
      { header: 'Could not read' },
      { header: 'Error', share: 0.26 },
      { header: 'Times', share: 0.1, isNumber: true },
    ],
    rows: all.map(({ account, region, action, error, count }) => [
      ...[account, region, action, error, String(count)],
    ]),
    empty: 'Everything could be read when the report was made.',
  }
}
