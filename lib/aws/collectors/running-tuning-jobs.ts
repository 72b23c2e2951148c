import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { describeTuningJob } from '../actions/tuning-job.ts'
import { gapOf } from '../errors.ts'
import { collectKind } from './collect-kind.ts'
import { type CollectedResource, type Reader, resourceKey } from './kind.ts'
import { tuningJob } from './kinds/tuning-job.ts'

/** A tuning job that ran, or was stopping, when we last looked. */
export interface RunningJob {
  arn: string
  name: string
  creationTime: Date
}

export interface RunningJobs<Known extends RunningJob> {
  items: CollectedResource[]
  /** Those we knew that AWS no longer has. */
  gone: Known[]
  gaps: Gap[]
  /** Whether the list was read to its end. */
  isWhole: boolean
}

/**
 * The tuning jobs that run now: one call where none does. New ones are described; those we knew that are no
 * longer listed as running are asked after.
 */
export async function collectRunning<Known extends RunningJob>(
  reader: Reader,
  given: {
    running: readonly Known[]
    findKnown: (items: readonly CollectedResource[]) => Promise<(item: CollectedResource) => boolean>
  },
): Promise<RunningJobs<Known>> {
  const { running, findKnown } = given
  const found: RunningJobs<Known> = { items: [], gone: [], gaps: [], isWhole: false }
  const batches = collectKind(reader, tuningJob, { wanted: { status: 'InProgress' }, findKnown })
  for (let batch = await batches.next(); ; batch = await batches.next()) {
    if (batch.done) {
      found.isWhole = batch.value.isWhole
      break
    }
    found.items.push(...batch.value.items)
    found.gaps.push(...batch.value.gaps)
  }
  if (!found.isWhole) return found
  const listed = new Set(found.items.map(resourceKey))
  for (const known of running) {
    if (listed.has(resourceKey(known))) continue
    try {
      const live = await describeTuningJob(reader.client, known.name, reader.signal)
      if (live === null || live.creationTime?.getTime() !== known.creationTime.getTime())
        found.gone.push(known)
      if (!live?.creationTime) continue
      // Of a name that was used again we may know several jobs; the one that lives is recorded once.
      const key = resourceKey({ ...known, creationTime: live.creationTime })
      if (!listed.has(key))
        found.items.push({
          ...{ type: 'tuning-job', arn: known.arn, name: known.name, awsStatus: live.status },
          ...{ creationTime: live.creationTime, endTime: live.endTime },
          evidence: { kind: 'described', described: live.described },
        })
      listed.add(key)
    } catch (error) {
      const { describeAction } = resourceTypes['tuning-job']
      found.gaps.push(gapOf('sagemaker', describeAction, reader.place.region, error, known.arn))
    }
  }
  return found
}
