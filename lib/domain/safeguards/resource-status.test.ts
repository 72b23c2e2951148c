import { describe, expect, it } from 'vitest'
import { catalogue, compareSafeguards, judgeResource, rulesFor } from './catalogue.ts'
import { resourceStatus } from './resource-status.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'

const enforced = 'tuning-job-encryption-in-transit'
const posture = catalogue.find(({ group }) => group === 'posture')?.id ?? ''
const verdict = (safeguard: string, status: 'protected' | 'failing' | 'unknown' | 'not_applicable') => ({
  safeguard,
  status,
})

describe('resourceStatus', () => {
  it('is the worst of the enforced and reported; posture is counted beside', () => {
    expect(
      resourceStatus([
        verdict(enforced, 'protected'),
        verdict('output-encryption-at-rest', 'not_applicable'),
        verdict(posture, 'failing'),
        verdict(posture, 'unknown'),
      ]),
    ).toEqual({
      status: 'protected',
      failing: [],
      posture: { protected: 0, failing: 1, unknown: 1, not_applicable: 0 },
      failingPosture: [posture],
    })
    expect(resourceStatus([verdict(enforced, 'failing'), verdict(posture, 'protected')])).toMatchObject({
      status: 'failing',
      failing: [enforced],
    })
  })

  it('has no status of its own where only posture judges, and none where nothing does', () => {
    expect(resourceStatus([verdict(posture, 'failing')]).status).toBe('not_applicable')
    expect(resourceStatus([]).status).toBe('unknown')
  })

  it('takes a safeguard it does not know for a reported one', () => {
    expect(resourceStatus([verdict('gone', 'failing')])).toMatchObject({
      status: 'failing',
      failing: ['gone'],
    })
  })
})

describe('the catalogue', () => {
  it('names each safeguard once, and in the order enforced, reported, posture', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    const groups = catalogue.map(({ group }) => ['enforced', 'reported', 'posture'].indexOf(group))
    expect(groups).toEqual([...groups].sort())
  })

  it('sorts ids as it has them, and what it no longer has last', () => {
    const ids = ['gone', posture, 'output-encryption-at-rest', enforced]
    expect(ids.toSorted(compareSafeguards)).toEqual([...ids].reverse())
  })

  it.each(catalogue.map((rule) => [rule.id, rule] as const))('%s is complete', (_, rule) => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
    for (const text of [rule.title, rule.why, rule.fix.text]) expect(text.length).toBeGreaterThan(10)
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expect(rule.resourceTypes.length).toBeGreaterThan(0)
  })

  it('is unknown, never protected or failing, for evidence that could not be read', () => {
    for (const type of resourceTypeIds) {
      const gap = { action: 'DescribeIt', error: 'AccessDeniedException' }
      const verdicts = judgeResource(type, { kind: 'unreadable', gap })
      expect(verdicts).toHaveLength(rulesFor(type).length)
      for (const { status } of verdicts) expect(status).toBe('unknown')
    }
  })
})
