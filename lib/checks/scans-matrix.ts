import { enqueueDueBucketReadings } from '#lib/services/scans/enqueue-due-bucket-readings.ts'
import { listDueBucketReadings } from '#lib/services/scans/list-due-bucket-readings.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { enqueueDueReadings } from '#lib/services/scans/enqueue-due-readings.ts'
import { listDueReadings } from '#lib/services/scans/list-due-readings.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'
import { region, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `scans`. */
export const scansMatrix: Record<string, Row> = {
  'scans/enqueue-due-readings': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueReadings(ctx, { reading: 'sweep', intervalSeconds: 60 }),
  },
  'scans/list-due-readings': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => listDueReadings(ctx, { reading: 'inventory', intervalSeconds: 60 }),
  },
  'scans/enqueue-due-bucket-readings': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueBucketReadings(ctx, { intervalSeconds: 60 }),
  },
  'scans/list-due-bucket-readings': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => listDueBucketReadings(ctx, { intervalSeconds: 60 }),
  },
  'scans/read-buckets': {
    permission: 'scan:run',
    scope: 'system',
    names: true,
    call: (ctx, { accountId }) => readBuckets(ctx, { accountId }),
  },
  'scans/sweep-region': {
    permission: 'scan:run',
    scope: 'system',
    names: true,
    call: (ctx, { accountId }) => sweepRegion(ctx, { accountId, region }),
  },
  'scans/take-inventory': {
    permission: 'scan:run',
    scope: 'system',
    names: true,
    call: (ctx, { accountId }) => takeInventory(ctx, { accountId, region }),
  },
}
