import { definitionsOfTuningJob } from './definitions.ts'
import {
  countsAt,
  instanceCountOfDefinition,
  instanceCountOfProcessing,
  largest,
  sum,
} from './instance-count.ts'
import { asCount, asObject, type JsonObject } from './read-json.ts'
import { readPath } from './read-path.ts'
import type { ResourceType } from './types.ts'

type Counter = (described: JsonObject) => number | null

const notSaid: Counter = () => null
const one: Counter = () => 1
const at =
  (pattern: string): Counter =>
  (described) =>
    largest(countsAt(described, pattern))
const monitoring = at('JobResources.ClusterConfig.InstanceCount')

/** Groups run together: what runs now or is wanted, whichever is more, and what a request asks for. */
const hyperpod: Counter = (described) =>
  sum(
    ['InstanceGroups[]', 'RestrictedInstanceGroups[]'].flatMap((groups) =>
      readPath(described, groups).map(({ value }) => {
        const group = asObject(value)
        return largest([
          asCount(group?.CurrentCount),
          asCount(group?.TargetCount),
          asCount(group?.InstanceCount),
        ])
      }),
    ),
  )

const endpoint: Counter = (described) =>
  sum(
    ['ProductionVariants[]', 'ShadowProductionVariants[]'].flatMap((variants) =>
      readPath(described, variants).map(({ value }) => {
        const variant = asObject(value)
        return asCount(variant?.CurrentInstanceCount) ?? asCount(variant?.DesiredInstanceCount)
      }),
    ),
  )

/** How each kind says how many instances it runs on. A serverless variant runs on none that can be counted. */
const counters: Record<ResourceType, Counter> = {
  'tuning-job': (described) =>
    largest(
      definitionsOfTuningJob(described).map(({ body }) => (body ? instanceCountOfDefinition(body) : null)),
    ),
  'training-job': instanceCountOfDefinition,
  'processing-job': instanceCountOfProcessing,
  // AutoML does not expose it; whoever asks must take it for more than one.
  'automl-job': notSaid,
  'data-quality-job-definition': monitoring,
  'model-bias-job-definition': monitoring,
  'model-quality-job-definition': monitoring,
  'model-explainability-job-definition': monitoring,
  'monitoring-schedule': at(
    'MonitoringScheduleConfig.MonitoringJobDefinition.MonitoringResources.ClusterConfig.InstanceCount',
  ),
  'transform-job': at('TransformResources.InstanceCount'),
  'hyperpod-cluster': hyperpod,
  'notebook-instance': one,
  domain: notSaid,
  model: notSaid,
  'endpoint-config': (described) =>
    sum([
      ...countsAt(described, 'ProductionVariants[].InitialInstanceCount'),
      ...countsAt(described, 'ShadowProductionVariants[].InitialInstanceCount'),
    ]),
  endpoint,
  'feature-group': notSaid,
  'inference-experiment': (described) =>
    sum(countsAt(described, 'ModelVariants[].InfrastructureConfig.RealTimeInferenceConfig.InstanceCount')),
  'compilation-job': notSaid,
  'optimization-job': at('MaxInstanceCount'),
  'edge-packaging-job': notSaid,
  'labeling-job': notSaid,
  'inference-recommendations-job': notSaid,
  'agent-job': notSaid,
  'ai-benchmark-job': notSaid,
  'mlflow-app': notSaid,
  'partner-app': notSaid,
  image: notSaid,
  'app-image-config': notSaid,
  'sagemaker-region': notSaid,
  's3-bucket': notSaid,
}

/** The highest number of instances any definition of a resource asks for; null where AWS does not say. */
export function instanceCountOf(type: ResourceType, described: unknown): number | null {
  const object = asObject(described)
  return object === null ? null : counters[type](object)
}
