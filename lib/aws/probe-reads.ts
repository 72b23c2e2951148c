import {
  DescribeNotebookInstanceLifecycleConfigCommand,
  ListModelPackagesCommand,
  ListTagsCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
  SearchCommand,
} from '@aws-sdk/client-sagemaker'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { Kind, Reader } from './collectors/kind.ts'
import { kinds } from './collectors/kinds.ts'

/** A name that nothing has: what may be described or stopped by it is nothing, and AWS says "not found". */
export const nothing = 'cleardata-safeguards-probe-of-nothing'
/** Some names are no longer than this. */
const shortNothing = nothing.slice(0, 32)

type Try = (reader: Reader) => Promise<unknown>

function arnOfNothing({ partition, region, awsAccountId }: Reader['place'], segment: string): string {
  return `arn:${partition}:sagemaker:${region}:${awsAccountId}:${segment}/${shortNothing}`
}

/** A kind's list, its first page alone, and its description of nothing: by the collector's own calls. */
function triesOf(kind: Kind): [string, Try][] {
  const { listAction, describeAction, arnSegment } = resourceTypes[kind.type]
  return [
    [
      `sagemaker:${listAction}`,
      async (reader) => {
        for await (const page of kind.list(reader, {})) return page
      },
    ],
    [
      `sagemaker:${describeAction}`,
      (reader) =>
        kind.describe(reader, { arn: arnOfNothing(reader.place, arnSegment ?? ''), name: shortNothing }),
    ],
  ]
}

/** How each action that reads SageMaker is tried. */
export const readTries: Record<string, Try> = {
  ...Object.fromEntries(kinds.flatMap(triesOf)),
  'sagemaker:Search': ({ client }) =>
    client.send(new SearchCommand({ Resource: 'TrainingJob', MaxResults: 1 })),
  'sagemaker:ListModelPackages': ({ client }) => client.send(new ListModelPackagesCommand({ MaxResults: 1 })),
  'sagemaker:ListTrainingJobsForHyperParameterTuningJob': ({ client }) =>
    client.send(
      new ListTrainingJobsForHyperParameterTuningJobCommand({ HyperParameterTuningJobName: shortNothing }),
    ),
  'sagemaker:ListTags': ({ client, place }) =>
    client.send(new ListTagsCommand({ ResourceArn: arnOfNothing(place, 'image') })),
  'sagemaker:DescribeNotebookInstanceLifecycleConfig': ({ client }) =>
    client.send(
      new DescribeNotebookInstanceLifecycleConfigCommand({
        NotebookInstanceLifecycleConfigName: shortNothing,
      }),
    ),
}
