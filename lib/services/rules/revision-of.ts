import { staffRead } from '#lib/db/doors.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import { newerThan } from '#lib/domain/safeguards/revisions.ts'
import type { Rule } from '#lib/domain/safeguards/rule.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { readInForce } from './in-force.ts'

/** The rule and the revisions to compare; throws where this code has no such revision newer than the one in force. */
// eslint-disable-next-line no-restricted-syntax -- the verbs that call it ask for rule:read or rule:change first
export async function revisionOf(
  safeguard: string,
  revision: number,
): Promise<{ rule: Rule; from: number; to: number }> {
  const rule = findRule(safeguard)
  if (rule?.group !== 'enforced') throw notFound()
  const { inForce } = await staffRead(readInForce)
  const from = inForce[safeguard]
  if (from === undefined) throw notFound()
  if (!newerThan(rule, from).some((one) => one.revision === revision))
    throw conflict(
      `Revision ${revision} is not newer than revision ${from}, which is in force, or this portal does not have it.`,
    )
  return { rule, from, to: revision }
}
