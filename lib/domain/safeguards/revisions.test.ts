import { describe, expect, it } from 'vitest'
import { judgeBy, newerThan, revisionsOf, shadowChange } from './revisions.ts'
import type { Rule } from './rule.ts'
import { tuningJobEncryptionInTransit } from './rules/tuning-job-encryption-in-transit.ts'
import { catalogue } from './catalogue.ts'
import type { VerdictStatus } from './verdict.ts'

const always =
  (status: VerdictStatus): Rule['judge'] =>
  () => ({ safeguard: tuningJobEncryptionInTransit.id, status, reasons: [{ message: status }] })

const rule = (...statuses: VerdictStatus[]): Rule => ({
  ...tuningJobEncryptionInTransit,
  judge: always(statuses.at(-1) ?? 'unknown'),
  revisions: statuses.map((status, index) => ({
    ...{ revision: index + 1, since: '2026-11-01', changed: status },
    judge: always(status),
  })),
})
const evidence = { kind: 'described', described: {} } as const
const by = (of: Rule, inForce?: number) =>
  judgeBy(of, inForce === undefined ? {} : { [of.id]: inForce })(evidence, 'tuning-job').status

describe('revisions of a rule', () => {
  it('judge by the one in force, never by newer code', () => {
    const three = rule('protected', 'failing', 'unknown')
    expect([by(three, 1), by(three, 2), by(three, 3), by(three)]).toEqual([
      ...['protected', 'failing', 'unknown', 'unknown'],
    ])
    expect(by(three, 9)).toBe('unknown')
    expect(newerThan(three, 1).map(({ revision }) => revision)).toEqual([2, 3])
  })

  it('are one where a rule names none: itself, since always', () => {
    const { revisions: _, revision: __, ...bare } = rule('failing')
    const only = { since: '', changed: '', judge: bare.judge }
    expect(revisionsOf(bare)).toEqual([{ revision: 1, ...only }])
    expect(revisionsOf({ ...bare, revision: 4, revisions: [] })).toEqual([{ revision: 4, ...only }])
    expect(by({ ...bare, revisions: [] }, 1)).toBe('failing')
    // Older than anything that this code has: the oldest it has.
    const later = rule('protected', 'failing')
    const [, newest] = later.revisions ?? []
    expect(by({ ...later, revisions: newest ? [newest] : [] }, 1)).toBe('failing')
    expect(newerThan(bare, 1)).toEqual([])
  })

  it('are compared as they are: the verdict is the new one’s', () => {
    const found = shadowChange(
      rule('protected', 'failing', 'unknown'),
      { from: 1, to: 2 },
      evidence,
      'tuning-job',
    )
    expect(found?.verdict.status).toBe('failing')
  })

  it.each([
    [['protected', 'failing'], 'stops'],
    [['failing', 'protected'], 'spares'],
    [['failing', 'not_applicable'], 'spares'],
    [['failing', 'unknown'], 'unreadable'],
    [['unknown', 'failing'], 'stops'],
    [['unknown', 'protected'], null],
    [['failing', 'failing'], null],
  ] as const)('%o is %s', (statuses, change) => {
    const found = shadowChange(rule(...statuses), { from: 1, to: 2 }, evidence, 'tuning-job')
    expect(found?.change ?? null).toBe(change)
  })

  it('are named by every enforced rule, rising, the newest being what it judges by', () => {
    for (const one of catalogue.filter(({ group }) => group === 'enforced')) {
      const numbers = revisionsOf(one).map(({ revision }) => revision)
      expect(one.revisions, one.id).toBeDefined()
      expect(numbers).toEqual(numbers.toSorted((left, right) => left - right))
      expect(one.revision).toBe(numbers.at(-1))
      expect(one.judge).toBe(revisionsOf(one).at(-1)?.judge)
    }
  })
})
