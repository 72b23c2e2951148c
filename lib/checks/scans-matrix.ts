import { enqueueDueSweeps } from '#lib/services/scans/enqueue-due-sweeps.ts'
import { enqueueDueBucketReadings } from '#lib/services/scans/enqueue-due-bucket-readings.ts'
import { listDueBucketReadings } from '#lib/services/scans/list-due-bucket-readings.ts'
import { readBuckets } from '#lib/services/scans/read-buckets.ts'
import { listDueSweeps } from '#lib/services/scans/list-due-sweeps.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { region, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `scans`. */
export const scansMatrix: Record<string, Row> = {
  'scans/enqueue-due-sweeps': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueSweeps(ctx, { intervalSeconds: 60 }),
  },
  'scans/list-due-sweeps': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => listDueSweeps(ctx, { intervalSeconds: 60 }),
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
}
