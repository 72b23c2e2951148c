import { dataLocationsOf } from './data-locations.ts'
import { asObject } from './read-json.ts'
import type { ResourceType } from './types.ts'

/** A bucket's ARN names neither its account nor its region. */
export function bucketArn(partition: string, name: string): string {
  return `arn:${partition}:s3:::${name}`
}

/** An address without the object's own name, which may say more than we need to know. */
export function prefixOf(uri: string): string {
  const [, place = uri, path = ''] = /^([\w+.-]+:\/\/[^/]+)(\/.*)?$/s.exec(uri) ?? []
  return place + path.slice(0, path.lastIndexOf('/') + 1)
}

/** Each bucket of a resource with each way it uses it, once. */
export function bucketAccesses(
  type: ResourceType,
  settings: unknown,
): { bucket: string; access: 'read' | 'write' }[] {
  return dataLocationsOf(type, settings).buckets.flatMap(({ bucket, uses }) =>
    [...new Set(uses.map(({ access }) => access))].map((access) => ({ bucket, access })),
  )
}

/** A bucket's answers as a page shows them: the policy, which AWS gives as text, opened up. */
export function openedAnswer(described: unknown): unknown {
  const object = asObject(described)
  if (object === null || typeof object.Policy !== 'string') return described
  try {
    return { ...object, Policy: JSON.parse(object.Policy) as unknown }
  } catch {
    return described
  }
}
