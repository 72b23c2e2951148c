import { describe, expect, it } from 'vitest'
import type { CoverageState } from '#lib/domain/enforcement/coverage.ts'
import { noCounts } from '#lib/domain/safeguards/counts.ts'
import type { ReportModel } from './evidence.ts'
import { type ReportTable, reportTables } from './report-tables.ts'

const nothing: ReportModel = {
  format: 2,
  customer: { slug: 'acme', name: 'Acme Health' },
  ...{ from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' },
  ...{ madeAt: '2026-11-01T06:00:00.000Z', madeBy: 'Ada' },
  accounts: [],
  measured: { sweepIntervalSeconds: 60, inventoryIntervalSeconds: 3600, safeguards: 9, enforced: [] },
  ...{ atStart: noCounts, atEnd: noCounts, history: [], safeguards: [], coverage: [], stretches: [] },
  ...{ terminations: [], exclusions: [], groups: [], reviews: [], gaps: [] },
  people: { admins: 0, viewers: 0, supportVisits: 0 },
  raci: { version: 1, acknowledgedBy: null, acknowledgedAt: null },
  ...{ legalHold: false, digest: null },
}

const october = (day: number) => `2026-10-${String(day).padStart(2, '0')}T08:30:15.000Z`
const place = { account: 'main', region: 'us-east-1' }
const counts = { protected: 4, failing: 3, excluded: 1, unknown: 2, not_applicable: 5, total: 14 }
const attestation = { by: 'Bea', at: october(2), textVersion: 3, configurationHash: 'abc' }

const full: ReportModel = {
  ...nothing,
  accounts: [
    {
      ...{ id: '1', awsAccountId: '111122223333', name: 'main', regions: ['us-east-1', 'eu-west-1'] },
      ...{ mode: 'armed', status: 'connected' },
    },
  ],
  safeguards: [
    {
      ...{ id: 'tuning-job-encryption-in-transit', title: 'Tuning jobs encrypt', group: 'enforced', counts },
      ...{ hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'], nist80053: ['SC-8', 'SC-8(1)'] },
    },
  ],
  coverage: [
    { account: 'main', state: 'armed', seconds: 2_000_000 },
    { account: 'main', state: 'paused', seconds: 119 },
  ],
  stretches: [
    { account: 'main', state: 'armed', reason: null, from: october(1), to: october(3) },
    { account: 'main', state: 'paused', reason: 'A migration', from: october(3), to: october(4) },
    { account: 'main', state: 'observing', reason: null, from: october(4), to: october(5) },
  ],
  terminations: [
    {
      ...{ jobName: 'hpo-1', ...place, state: 'stop_sent', decidedAt: october(6) },
      ...{ stopSentAt: october(7), eventToStopMs: 2400, finalStatus: 'Stopped' },
    },
    {
      ...{ jobName: 'hpo-2', ...place, state: 'intended', decidedAt: october(8) },
      ...{ stopSentAt: null, eventToStopMs: null, finalStatus: null },
    },
  ],
  exclusions: [
    {
      ...{ jobName: 'hpo-3', ...place, safeguard: 'tuning-job-encryption-in-transit', state: 'revoked' },
      ...{ startsAt: october(9), endsAt: october(20), endedAt: october(10), approvedBy: 'Cy', attestation },
    },
    {
      ...{ jobName: 'hpo-4', ...place, safeguard: 'tuning-job-encryption-in-transit', state: 'active' },
      ...{ startsAt: october(9), endsAt: october(20), endedAt: null, approvedBy: null, attestation },
    },
  ],
  groups: [
    {
      ...{ account: 'main', exists: true, added: 2, removed: 1, outside: 3 },
      members: [
        { userName: 'dee', userId: 'AIDA1', since: october(11), addedBy: 'Ada', endsAt: october(30) },
        { userName: 'eli', userId: 'AIDA2', since: null, addedBy: null, endsAt: null },
      ],
    },
    { account: 'unread', exists: null, members: [], added: 0, removed: 0, outside: 0 },
    { account: 'without', exists: false, members: [], added: 0, removed: 0, outside: 0 },
  ],
  reviews: [
    {
      ...{ account: 'main', startedAt: october(12), startedBy: 'Ada', kept: 7, removed: 1, undecided: 0 },
      ...{ finishedAt: october(13), finishedBy: 'Bea' },
    },
    {
      ...{ account: 'main', startedAt: october(14), startedBy: 'Ada', kept: 0, removed: 0, undecided: 8 },
      ...{ finishedAt: null, finishedBy: null },
    },
    {
      ...{ account: 'main', startedAt: october(14), startedBy: 'Ada', kept: 8, removed: 0, undecided: 0 },
      ...{ finishedAt: october(15), finishedBy: null },
    },
  ],
  gaps: [{ ...place, action: 'sagemaker:Search', error: 'AccessDenied', count: 12 }],
}

/** A table as somebody reads it: `#` right-aligned, `+` in the files alone. */
function written({ id, title, columns, rows, empty }: ReportTable): string[] {
  const headers = columns.map(({ header, isNumber, isExtra }) =>
    [header, isNumber && '#', isExtra && '+'].filter(Boolean).join(' '),
  )
  return [`${id}: ${title}`, headers.join(' | '), ...rows.map((row) => row.join(' | ')), `(${empty})`]
}

const linesOf = (model: ReportModel) => reportTables(model).flatMap(written)

describe('the tables of a report', () => {
  it('show everything, each row with what its columns say', () => {
    expect(linesOf(full)).toEqual([
      'safeguards: By safeguard, at the end',
      'Safeguard | Protected # | Failing # | Excluded # | Unknown # | Not applicable # | All # | HIPAA + | NIST 800-53 +',
      'Tuning jobs encrypt | 4 | 3 | 1 | 2 | 5 | 14 | 164.312(e)(1) 164.312(e)(2)(ii) | SC-8 SC-8(1)',
      '(No safeguard had anything to judge.)',
      'accounts: Scope',
      'Account | AWS account id | Regions | Enforcement',
      'main | 111122223333 | us-east-1, eu-west-1 | armed',
      '(No AWS account is in scope.)',
      'coverage: Coverage: how long enforcement was in which state',
      'Account | Enforcement | For # | Minutes # +',
      'main | Armed: failing tuning jobs are stopped | 23 d 3 h | 33333',
      'main | Paused: nothing is stopped | 1 min | 1',
      'main | Not recorded: before it was connected, or while the portal was away | 7 d 20 h | 11304',
      '(No stretch of enforcement was recorded in this period.)',
      'coverage-reasons: Why it was otherwise than armed, and for how long',
      'Account | State | Why | Times # | For # | Minutes # +',
      'main | paused | A migration | 1 | 24 h 0 min | 1440',
      'main | observing | Observing: read and judged, nothing is stopped | 1 | 24 h 0 min | 1440',
      '(It was armed all the time that was recorded.)',
      'coverage-stretches: When it was otherwise than armed: 2 times',
      'Account | State | From | Until | Why',
      'main | paused | 2026-10-03 08:30 UTC | 2026-10-04 08:30 UTC | A migration',
      'main | observing | 2026-10-04 08:30 UTC | 2026-10-05 08:30 UTC | Observing: read and judged, nothing is stopped',
      '(It was armed all the time that was recorded.)',
      'terminations: Terminations: 2',
      'Job | Account | Region | State | Decided | Stop sent + | Event to stop (ms) # + | AWS says +',
      'hpo-1 | main | us-east-1 | stop sent | 2026-10-06 08:30 UTC | 2026-10-07 08:30 UTC | 2400 | Stopped',
      'hpo-2 | main | us-east-1 | intended | 2026-10-08 08:30 UTC |  |  | ',
      '(No job was terminated.)',
      'exclusions: Exclusions and their attestations: 2',
      'Job | Account | State | From | Until | Attested | Region + | Safeguard + | Approved by + | Wording + | Configuration (SHA-256) +',
      'hpo-3 | main | revoked | 2026-10-09 08:30 UTC | 2026-10-10 08:30 UTC | Bea, 2026-10-02 08:30 UTC | us-east-1 | tuning-job-encryption-in-transit | Cy | version 3 | abc',
      'hpo-4 | main | active | 2026-10-09 08:30 UTC | 2026-10-20 08:30 UTC | Bea, 2026-10-02 08:30 UTC | us-east-1 | tuning-job-encryption-in-transit |  | version 3 | abc',
      '(Nothing was excluded.)',
      'group-changes: Safeguard-Sagemaker: changes in the period',
      'Account | Members at the end # | Added # | Removed # | Changed outside #',
      'main | 2 | 2 | 1 | 3',
      'unread | not read | 0 | 0 | 0',
      'without | no group | 0 | 0 | 0',
      '(The group was not read in this scope.)',
      'group-members: Safeguard-Sagemaker: 2 members at the end',
      'User | Account | Since | Added by | Ends | User id +',
      'dee | main | 2026-10-11 08:30 UTC | Ada | 2026-10-30 08:30 UTC | AIDA1',
      'eli | main | not known | not known | no end | AIDA2',
      '(Nobody was in the group.)',
      'access-reviews: Access reviews: 3',
      'Account | Begun | Finished | Kept # | Removed # | Open # | Begun by +',
      'main | 2026-10-12 08:30 UTC | 2026-10-13 08:30 UTC, Bea | 7 | 1 | 0 | Ada',
      'main | 2026-10-14 08:30 UTC | under way | 0 | 0 | 8 | Ada',
      'main | 2026-10-14 08:30 UTC | 2026-10-15 08:30 UTC | 8 | 0 | 0 | Ada',
      '(No review of access was under way in this period.)',
      'gaps: Gaps when the report was made: 1',
      'Account | Region | Could not read | Error | Times #',
      'main | us-east-1 | sagemaker:Search | AccessDenied | 12',
      '(Everything could be read when the report was made.)',
    ])
  })

  it('say what there was none of', () => {
    expect(linesOf(nothing)).toEqual([
      'safeguards: By safeguard, at the end',
      'Safeguard | Protected # | Failing # | Excluded # | Unknown # | Not applicable # | All # | HIPAA + | NIST 800-53 +',
      '(No safeguard had anything to judge.)',
      'accounts: Scope',
      'Account | AWS account id | Regions | Enforcement',
      '(No AWS account is in scope.)',
      'coverage: Coverage: how long enforcement was in which state',
      'Account | Enforcement | For # | Minutes # +',
      '(No stretch of enforcement was recorded in this period.)',
      'coverage-reasons: Why it was otherwise than armed, and for how long',
      'Account | State | Why | Times # | For # | Minutes # +',
      '(It was armed all the time that was recorded.)',
      'coverage-stretches: When it was otherwise than armed: 0 times',
      'Account | State | From | Until | Why',
      '(It was armed all the time that was recorded.)',
      'terminations: Terminations: 0',
      'Job | Account | Region | State | Decided | Stop sent + | Event to stop (ms) # + | AWS says +',
      '(No job was terminated.)',
      'exclusions: Exclusions and their attestations: 0',
      'Job | Account | State | From | Until | Attested | Region + | Safeguard + | Approved by + | Wording + | Configuration (SHA-256) +',
      '(Nothing was excluded.)',
      'group-changes: Safeguard-Sagemaker: changes in the period',
      'Account | Members at the end # | Added # | Removed # | Changed outside #',
      '(The group was not read in this scope.)',
      'group-members: Safeguard-Sagemaker: 0 members at the end',
      'User | Account | Since | Added by | Ends | User id +',
      '(Nobody was in the group.)',
      'access-reviews: Access reviews: 0',
      'Account | Begun | Finished | Kept # | Removed # | Open # | Begun by +',
      '(No review of access was under way in this period.)',
      'gaps: Gaps when the report was made: 0',
      'Account | Region | Could not read | Error | Times #',
      '(Everything could be read when the report was made.)',
    ])
  })

  it('says of each account why it was otherwise than armed, how often and for how long', () => {
    const hour = (at: number) => new Date(Date.UTC(2026, 10, 1, at)).toISOString()
    const stretch = (
      account: string,
      state: CoverageState,
      reason: string | null,
      from: number,
      to: number,
    ) => ({
      ...{ account, state, reason, from: hour(from), to: hour(to) },
    })
    const model = {
      ...nothing,
      stretches: [
        stretch('prod', 'observing', null, 0, 1),
        stretch('prod', 'armed', null, 1, 2),
        stretch('prod', 'paused', 'Ticket NW-1', 2, 4),
        stretch('prod', 'blind', 'us-east-1: sts:AssumeRole answered AccessDenied.', 4, 5),
        stretch('prod', 'paused', 'Ticket NW-1', 5, 8),
        stretch('dev', 'paused', 'Ticket NW-1', 0, 1),
      ],
    }
    const table = reportTables(model).find(({ id }) => id === 'coverage-reasons')
    expect(table?.rows).toEqual([
      ['dev', 'paused', 'Ticket NW-1', '1', '1 h 0 min', '60'],
      ['prod', 'paused', 'Ticket NW-1', '2', '5 h 0 min', '300'],
      ['prod', 'observing', 'Observing: read and judged, nothing is stopped', '1', '1 h 0 min', '60'],
      ['prod', 'blind', 'us-east-1: sts:AssumeRole answered AccessDenied.', '1', '1 h 0 min', '60'],
    ])
  })

  it('leave room on the page for the columns without a share', () => {
    for (const { id, columns } of reportTables(full)) {
      const shown = columns.filter(({ isExtra }) => !isExtra)
      expect(
        shown.reduce((sum, { share = 0 }) => sum + share, 0),
        id,
      ).toBeLessThan(0.9)
    }
  })

  it('have a cell for every column', () => {
    for (const { columns, rows } of reportTables(full))
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]))
  })
})
