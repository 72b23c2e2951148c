import { definitionsOfTuningJob } from './definitions.ts'
import { instanceCountOfDefinition } from './instance-count.ts'
import { asObject } from './read-json.ts'
import type { ResourceType } from './types.ts'

/** The highest number of instances any definition of a resource asks for; null where AWS does not say. */
export function instanceCountOf(type: ResourceType, described: unknown): number | null {
  const object = asObject(described)
  if (object === null) return null
  const bodies =
    type === 'tuning-job'
      ? definitionsOfTuningJob(object).flatMap(({ body }) => (body ? [body] : []))
      : [object]
  const counts = bodies.map(instanceCountOfDefinition).filter((count) => count !== null)
  return counts.length === 0 ? null : Math.max(...counts)
}
