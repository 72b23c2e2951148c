import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Rule } from '#lib/domain/safeguards/rule.ts'
import type { Answer, Evidence, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** What a case is called, what AWS said of the resource and of what lies beside it, and the verdict. */
export type RuleCase = [
  name: string,
  described: unknown,
  status: VerdictStatus,
  expected?: { also?: Record<string, Answer>; says?: string; path?: string; type?: ResourceType },
]

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.jsonValue().map((described) => ({ kind: 'described' as const, described })),
  fc.string().map((error) => ({ kind: 'unreadable' as const, gap: { action: 'Some', error } })),
)

/** A rule's table, and what holds of every rule: honest about what it could not read, total, deterministic. */
export function ruleTable(rule: Rule, cases: readonly RuleCase[]): void {
  const [firstType] = rule.resourceTypes
  if (firstType === undefined) throw new Error(`${rule.id} judges nothing`)

  describe(rule.id, () => {
    it.each(cases.map((entry) => [entry[0], entry] as const))('%s', (_, [, described, status, expected]) => {
      const evidence: Evidence = {
        kind: 'described',
        described,
        ...(expected?.also ? { also: expected.also } : {}),
      }
      const verdict = rule.judge(evidence, expected?.type ?? firstType)
      expect({ status: verdict.status, reasons: verdict.reasons }).toMatchObject({ status })
      expect(verdict.safeguard).toBe(rule.id)
      expect(verdict.reasons.length).toBeGreaterThan(0)
      const said = verdict.reasons.map(({ message }) => message).join('\n')
      if (expected?.says !== undefined) expect(said).toContain(expected.says)
      if (expected?.path !== undefined)
        expect(verdict.reasons.map(({ path }) => path)).toContain(expected.path)
      // Whole and word for word, as people read it: a changed sentence or path is changed on purpose.
      expect(verdict).toMatchSnapshot()
    })

    it('is unknown, and names the action and the error, when AWS did not answer', () => {
      for (const type of rule.resourceTypes) {
        const gap = { action: 'DescribeIt', error: 'AccessDeniedException' }
        const { status, reasons } = rule.judge({ kind: 'unreadable', gap }, type)
        expect(status).toBe('unknown')
        expect(reasons[0]?.message).toContain('DescribeIt answered AccessDeniedException')
      }
    })

    it('is unknown for what is no such resource', () => {
      for (const type of rule.resourceTypes)
        for (const described of [null, undefined, 7, 'x', [], {}])
          expect(rule.judge({ kind: 'described', described }, type).status).toBe('unknown')
    })

    it('says what was missing, of each kind that it judges', () => {
      const said = rule.resourceTypes.map((type) => [
        type,
        rule.judge({ kind: 'described', described: {} }, type).reasons,
      ])
      expect(Object.fromEntries(said)).toMatchSnapshot()
    })

    it('judges any JSON without throwing, the same way twice', () => {
      const valid = cases.map(([, described]) => described)
      const described = fc.oneof(
        fc.jsonValue(),
        // Near misses reach deeper than noise: a valid resource with one field replaced.
        fc
          .tuple(fc.constantFrom(...valid, {}), fc.nat(), fc.jsonValue())
          .map(([value, at, noise]) => replaceOne(value, at, noise)),
      )
      const also = fc.dictionary(fc.constantFrom(...alsoNames(cases)), anyAnswer)
      fc.assert(
        fc.property(described, also, fc.constantFrom(...rule.resourceTypes), (value, others, type) => {
          const evidence: Evidence = { kind: 'described', described: value, also: others }
          const first = rule.judge(evidence, type)
          expect(rule.judge(evidence, type)).toEqual(first)
          expect(first.reasons.every(({ message }) => message.length > 0)).toBe(true)
        }),
      )
    })
  })
}

function alsoNames(cases: readonly RuleCase[]): string[] {
  return ['ListTags', ...new Set(cases.flatMap(([, , , expected]) => Object.keys(expected?.also ?? {})))]
}

/** The same JSON with the value of its `at`-th field (counted over all depths) replaced. */
export function replaceOne(value: unknown, at: number, by: unknown): unknown {
  const paths: (string | number)[][] = []
  const walk = (inner: unknown, path: (string | number)[]): void => {
    if (typeof inner !== 'object' || inner === null) return
    for (const [key, child] of Object.entries(inner)) {
      paths.push([...path, key])
      walk(child, [...path, key])
    }
  }
  walk(value, [])
  const path = paths[at % Math.max(1, paths.length)]
  if (path === undefined) return by
  const copy = structuredClone(value)
  let parent = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>
  parent[path.at(-1) as string] = by
  return copy
}
