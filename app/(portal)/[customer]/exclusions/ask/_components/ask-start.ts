import type { ResourceType } from '#lib/domain/resources/types.ts'

/** What the ask screen begins with. */
export interface AskStart {
  accountId: string
  region: string
  resourceType: ResourceType
  safeguard: string
  names: string[]
  planned: string
  days: number
  reason: string
  ticket: string
  isUrgent: boolean
  urgentBecause: string
  draftId?: string
  extendsId?: string
}
