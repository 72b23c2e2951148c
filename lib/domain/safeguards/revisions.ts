import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Revision, Rule } from './rule.ts'
import type { Evidence, Verdict } from './verdict.ts'

/** Which revision of each enforced rule stops jobs, by the rule's id. */
export type InForce = Readonly<Record<string, number>>

/** A rule's wordings, oldest first: those it names, or itself as the only one. */
export function revisionsOf(rule: Rule): readonly Revision[] {
  if (rule.revisions !== undefined && rule.revisions.length > 0) return rule.revisions
  return [{ revision: rule.revision ?? 1, since: '', changed: '', judge: rule.judge }]
}

/**
 * How a rule judges while a revision is in force: by it, or by the nearest older one where this code does not
 * have it any more. A rule that no revision is in force of judges by its newest.
 */
export function judgeBy(rule: Rule, inForce: InForce): Rule['judge'] {
  const wanted = inForce[rule.id]
  if (wanted === undefined) return rule.judge
  const all = revisionsOf(rule)
  return (all.findLast(({ revision }) => revision <= wanted) ?? all[0])?.judge ?? rule.judge
}

/** The wordings that this code has and that are newer than the one in force, oldest first. */
export function newerThan(rule: Rule, inForce: number): readonly Revision[] {
  return revisionsOf(rule).filter(({ revision }) => revision > inForce)
}

/** What a revision would do differently with one job: fail what passes now, or pass what fails now. */
export type ShadowChange = 'stops' | 'spares' | 'unreadable'

/**
 * Compares a revision with the one in force on one resource; null where both say alike whether it fails. What
 * the new one cannot judge while the old one could is neither: it is said.
 */
export function shadowChange(
  rule: Rule,
  { from, to }: { from: number; to: number },
  evidence: Evidence,
  type: ResourceType,
): { change: ShadowChange; verdict: Verdict } | null {
  const before = judgeBy(rule, { [rule.id]: from })(evidence, type)
  const verdict = judgeBy(rule, { [rule.id]: to })(evidence, type)
  if (before.status === verdict.status) return null
  if (verdict.status === 'failing') return { change: 'stops', verdict }
  if (verdict.status === 'unknown') return { change: 'unreadable', verdict }
  return before.status === 'failing' ? { change: 'spares', verdict } : null
}
