import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { Json } from '#lib/sandbox/aws/json.ts'

export interface Stack {
  name: string
  id: string
  status: string
  reason: string | undefined
  template: string
  parameters: Record<string, string>
  capabilities: string[]
  tags: Tag[]
  createdAt: number
  updatedAt: number | undefined
  /** In the order they were made; deleted in reverse. */
  resources: StackResource[]
  outputs: { key: string; value: string; description: string | undefined }[]
}

export interface StackResource {
  logicalId: string
  type: string
  /** What Ref gives. */
  physicalId: string
  attributes: Record<string, string>
  /** As resolved, so that a later feature (events) can act on them. */
  properties: Json
}
