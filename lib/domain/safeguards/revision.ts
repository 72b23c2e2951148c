import type { ResourceType } from '#lib/domain/resources/types.ts'
import { rulesFor } from './catalogue.ts'
import type { InForce } from './revisions.ts'

/** FNV-1a, 32 bits: short, stable, and no secret. */
function shortHash(text: string): string {
  let sum = 0x811c9dc5
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return sum.toString(16).padStart(8, '0')
}

const revisions = new Map<string, string>()

/**
 * What judges a kind: its rules and their revisions in force, as one short word. It changes with any of them,
 * and what was judged by another word is judged again.
 */
export function catalogueRevision(type: ResourceType, inForce: InForce = {}): string {
  const key = `${type} ${JSON.stringify(inForce)}`
  const known = revisions.get(key)
  if (known !== undefined) return known
  const made = shortHash(
    rulesFor(type)
      .map(({ id, revision = 1 }) => `${id}@${inForce[id] ?? revision}`)
      .join(' '),
  )
  revisions.set(key, made)
  return made
}
