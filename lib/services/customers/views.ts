import { z } from 'zod'
import { accountStatuses, enforcementModes } from '#lib/domain/accounts/account.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'
import { exclusionMatter } from '#lib/services/exclusions/views.ts'
import { gapView } from '#lib/services/scans/views.ts'
import { terminationRow } from '#lib/services/terminations/views.ts'

/** All times cross the wire as ISO 8601 in UTC. */

export interface CustomerRow {
  id: string
  slug: string
  name: string
  createdAt: string
  accountCount: number
  /** Those who can come in. */
  adminCount: number
  isClosed: boolean
  legalHold: boolean
}

const statusCounts = z.object({
  protected: z.number().int(),
  failing: z.number().int(),
  unknown: z.number().int(),
  not_applicable: z.number().int(),
  excluded: z.number().int().describe('A part of the failing ones, never beside them.'),
  total: z.number().int(),
}) satisfies z.ZodType<StatusCounts>

const homeRegion = z
  .object({
    region: z.string(),
    counts: statusCounts,
    lastCompleteAt: z.iso
      .datetime()
      .nullable()
      .describe('The start of the newest complete inventory; null when there was none.'),
    readAt: z.iso
      .datetime()
      .nullable()
      .describe(
        'The start of the newest inventory that answered at all, in part or in full; null when there was none.',
      ),
    sweptAt: z.iso
      .datetime()
      .nullable()
      .describe('The start of the newest look for running tuning jobs; null when there was none.'),
    outcome: z
      .enum(['complete', 'partial', 'failed', 'not_enabled'])
      .nullable()
      .describe('Of the inventory and the sweep, the worse.'),
    gaps: z.array(gapView),
  })
  .describe('One account and region.')
export type HomeRegion = z.infer<typeof homeRegion>

const homeAccount = z.object({
  id: z.uuid(),
  awsAccountId: z.string(),
  name: z.string(),
  status: z.enum(accountStatuses),
  mode: z.enum(enforcementModes),
  regions: z.array(homeRegion),
})
export type HomeAccount = z.infer<typeof homeAccount>

export const customerHome = z.object({
  customer: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  counts: statusCounts,
  accounts: z.array(homeAccount),
  newestTerminations: z.array(terminationRow),
  exclusionMatters: z
    .array(exclusionMatter)
    .describe('Questions of support’s, suspensions and ends that wait for somebody here.'),
  terminatedInADay: z.number().int().describe('Jobs whose stop AWS accepted in the last 24 hours.'),
  oldestReadAt: z.iso
    .datetime()
    .nullable()
    .describe('The oldest of the regions’ newest inventories; null when a region was never read.'),
  inventoryIntervalSeconds: z.number(),
  now: z.iso
    .datetime()
    .describe('The server’s clock, so that ages do not depend on the clock of whoever asks.'),
})
export type CustomerHome = z.infer<typeof customerHome>
