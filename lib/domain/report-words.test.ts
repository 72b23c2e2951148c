import { describe, expect, it } from 'vitest'
import type { ReportModel } from './evidence.ts'
import {
  amountWords,
  countsWords,
  measuredWords,
  spanWords,
  standingWords,
  timeWords,
  verifyCommand,
  verifySteps,
} from './report-words.ts'
import { noCounts } from './safeguards/counts.ts'

const account = {
  id: '1',
  awsAccountId: '111122223333',
  name: 'main',
  mode: 'armed',
  status: 'connected',
} as const
const model: ReportModel = {
  ...{ format: 2, customer: { slug: 'acme', name: 'Acme Health' } },
  ...{ from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' },
  ...{ madeAt: '2026-11-01T06:00:00.000Z', madeBy: 'Ada' },
  accounts: [
    { ...account, regions: ['us-east-1', 'eu-west-1'] },
    { ...account, id: '2', regions: ['us-west-2'] },
  ],
  measured: {
    ...{ sweepIntervalSeconds: 60, inventoryIntervalSeconds: 3600, safeguards: 1200 },
    enforced: ['Tuning jobs encrypt', 'Training jobs encrypt'],
  },
  ...{ atStart: noCounts, atEnd: noCounts, history: [], safeguards: [], coverage: [], stretches: [] },
  ...{ terminations: [], exclusions: [], groups: [], reviews: [], gaps: [] },
  people: { admins: 1, viewers: 12, supportVisits: 2 },
  raci: { version: 3, acknowledgedBy: 'Bea', acknowledgedAt: '2026-10-05T09:10:11.000Z' },
  ...{ legalHold: false, digest: { number: 8, seq: 991, hash: 'abc', keyId: 'key-1' } },
}

describe('figures in words', () => {
  it('never stand without all counts', () => {
    const counts = {
      protected: 1121,
      failing: 1043,
      excluded: 1005,
      unknown: 2021,
      not_applicable: 9900,
      total: 0,
    }
    expect(countsWords(counts)).toBe(
      '1,121 protected, 1,043 failing (1,005 of them excluded), 2,021 unknown, 9,900 not applicable',
    )
    expect(countsWords({ ...counts, excluded: 0 })).toBe(
      '1,121 protected, 1,043 failing, 2,021 unknown, 9,900 not applicable',
    )
  })

  it.each([
    [0, '0 days'],
    [1, '1 day'],
    [2, '2 days'],
    [1200, '1,200 days'],
  ])('%i is %s', (amount, words) => {
    expect(amountWords(amount, 'day')).toBe(words)
  })

  it.each([
    [0, '0 min'],
    [59, '0 min'],
    [119, '1 min'],
    [3599, '59 min'],
    [3600, '1 h 0 min'],
    [2 * 3600 + 150, '2 h 2 min'],
    [48 * 3600 - 1, '47 h 59 min'],
    [48 * 3600, '2 d 0 h'],
    [75 * 3600 + 3599, '3 d 3 h'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(spanWords(seconds)).toBe(words)
  })

  it('are minutes, in UTC', () => {
    expect(timeWords('2026-10-05T09:10:11.000Z')).toBe('2026-10-05 09:10 UTC')
  })
})

describe('what a report says of itself', () => {
  it('is how it was measured', () => {
    expect(measuredWords(model)).toEqual([
      '2 AWS accounts and 3 regions were watched for running tuning jobs every 60 seconds and asked for all else that is new or can change every 3600 seconds, through a role that can read and nothing else. 1,200 safeguards judge what AWS answers.',
      'What could not be read is unknown: never a pass, never a fail. A verdict is one safeguard on one resource; posture is counted with the rest. An excluded verdict is failing and excused: it is counted as failing.',
      'Enforced: Tuning jobs encrypt; Training jobs encrypt. A tuning job that fails it in an armed account is terminated.',
    ])
  })

  it('is how often whole lists are read, and since when each account was watched', () => {
    const [first, second] = model.accounts
    const own = (watchedSince: string | null) => ({
      ...(second ?? { ...account, regions: [] }),
      watchedSince,
    })
    const words = (watchedSince: string | null) =>
      measuredWords({
        ...model,
        measured: { ...model.measured, wholeListsEverySeconds: 86_400 },
        accounts: [...(first ? [first] : []), own(watchedSince)],
      })
    expect(words('2026-09-01T00:00:00.000Z')).toHaveLength(4)
    expect(words(model.from)[1]).toBe(
      'Of jobs and what else only grows in number, AWS is asked for its whole lists every 24 hours: what was deleted is counted until then.',
    )
    expect(words(model.from)).toHaveLength(4)
    expect(words('2026-10-02T03:04:05.000Z')[4]).toBe(
      'main was not watched before 2026-10-02 03:04 UTC: nothing is known of it from then.',
    )
    expect(words(null)[4]).toBe('main was never connected: nothing is known of it.')
  })

  it('is who was there, who answers for what, and how long it is kept', () => {
    expect(standingWords(model)).toEqual([
      '1 admin and 12 viewers use the portal. Support looked in 2 times in this period.',
      'Version 3 of the responsibilities is in force, acknowledged by Bea on 2026-10-05 09:10 UTC.',
      'This report is kept as it was made until 2032-11-01 at the least.',
    ])
  })

  it('says who did not acknowledge, and that a legal hold is in force', () => {
    const raci = { version: 3, acknowledgedBy: null, acknowledgedAt: null }
    const [, responsibilities, kept] = standingWords({ ...model, raci, legalHold: true })
    expect(responsibilities).toBe('Version 3 of the responsibilities is in force, not acknowledged.')
    expect(kept).toBe(
      'This report is kept as it was made until 2032-11-01 at the least. A legal hold is in force: nothing is taken away while it is.',
    )
  })

  it('is how somebody else checks it', () => {
    expect(verifySteps(model)).toEqual([
      'Export the trail (Evidence, Audit trail, Export and sign) and download the public key beside it. Take report.json from this report’s ZIP. Nothing else is needed:',
      verifyCommand,
      'The export holds digest 8 with the hash below, signed with key key-1. It covers row 991 of the trail and all before it; one of them says that this report was made, and the hash of what it says. The command finds that row for the report.json of the ZIP, or says that there is none.',
    ])
    expect(verifySteps({ ...model, digest: null })).toEqual([
      'The portal had no signing key when this report was made, so nothing of it is signed.',
    ])
  })
})
