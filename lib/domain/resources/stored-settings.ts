import { rulesFor } from '#lib/domain/safeguards/catalogue.ts'
import { isKept } from './keep-settings.ts'
import { type ResourceType, resourceTypes } from './types.ts'

/**
 * Whether what we stored of a kind is enough to judge it again: it cannot have changed, and no rule reads what
 * we do not keep or another answer than the description.
 */
export function canJudgeStored(type: ResourceType): boolean {
  return (
    resourceTypes[type].isImmutable &&
    rulesFor(type).every(({ reads }) => reads.every((path) => !path.includes(': ') && isKept(path)))
  )
}
