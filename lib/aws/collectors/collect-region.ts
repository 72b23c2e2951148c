import {
  ListModelPackagesCommand,
  ListModelsCommand,
  ListMonitoringSchedulesCommand,
} from '@aws-sdk/client-sagemaker'
import { isRegionOff } from '#lib/domain/accounts/regions.ts'
import { creationUnknown } from '#lib/domain/resources/creation-time.ts'
import type { Answer, Gap } from '#lib/domain/safeguards/verdict.ts'
import { ask } from './ask.ts'
import type { CollectedResource, Reader } from './kind.ts'

/**
 * SageMaker in a region as one resource: what no single resource answers. One entry of each list is enough to
 * say whether there is any; where there is no model, or the account has the region off, there is nothing to ask.
 * `clarifyJobs` are the region's processing jobs that run Clarify, as others read them.
 */
export async function collectRegion(
  reader: Reader,
  clarifyJobs: Answer,
): Promise<{ items: CollectedResource[]; gaps: Gap[] }> {
  const { client, signal: abortSignal, place } = reader
  const models = await ask(reader, 'ListModels', () =>
    client.send(new ListModelsCommand({ MaxResults: 1 }), { abortSignal }),
  )
  if (models.kind === 'described' && (models.described as { Models?: unknown[] }).Models?.length === 0)
    return { items: [], gaps: [] }
  if (models.kind === 'unreadable' && isRegionOff(place.region, models.gap.error))
    return { items: [], gaps: [models.gap as Gap] }
  const also: Record<string, Answer> = {
    DescribeProcessingJob: clarifyJobs,
    ListModels: models,
    ListModelPackages: await ask(reader, 'ListModelPackages', () =>
      client.send(
        // Without a type, AWS lists only packages that belong to no group.
        new ListModelPackagesCommand({
          ModelPackageType: 'Both',
          ModelApprovalStatus: 'Approved',
          MaxResults: 1,
        }),
        { abortSignal },
      ),
    ),
    ListMonitoringSchedules: await ask(reader, 'ListMonitoringSchedules', () =>
      client.send(new ListMonitoringSchedulesCommand({ StatusEquals: 'Scheduled', MaxResults: 1 }), {
        abortSignal,
      }),
    ),
  }
  const { partition, region, awsAccountId } = place
  return {
    items: [
      {
        type: 'sagemaker-region',
        // As policies write it: everything of SageMaker's there.
        arn: `arn:${partition}:sagemaker:${region}:${awsAccountId}:*`,
        name: `SageMaker in ${region}`,
        awsStatus: null,
        ...{ creationTime: creationUnknown, endTime: null },
        evidence: { kind: 'described', described: { Region: region }, also },
      },
    ],
    gaps: Object.entries(also).flatMap(([action, answer]) =>
      // A gap of the processing jobs' own lists is told there.
      answer.kind === 'unreadable' && action !== 'DescribeProcessingJob' ? [answer.gap as Gap] : [],
    ),
  }
}
