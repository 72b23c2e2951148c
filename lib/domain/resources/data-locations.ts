import { asArray, asObject, type JsonObject } from './read-json.ts'
import { readPath } from './read-path.ts'
import { readS3Uri } from './s3-uri.ts'
import type { ResourceType } from './types.ts'

/** One address a resource reads or writes. */
export interface BucketUse {
  access: 'read' | 'write'
  /** Where in the description it stands. */
  path: string
  uri: string
}

/** One bucket and every use of it by the resource. */
export interface UsedBucket {
  bucket: string
  uses: BucketUse[]
}

/** Data that a resource touches and that we cannot follow to a bucket, and why. */
export interface NotFollowed {
  path: string
  why: string
}

export interface DataLocations {
  /** Sorted by name; each bucket once. */
  buckets: UsedBucket[]
  notFollowed: NotFollowed[]
  /** Role ARNs the resource runs as. */
  roles: string[]
  /** KMS keys it names, as it names them: id, ARN or alias. */
  kmsKeys: string[]
  subnets: string[]
  securityGroups: string[]
  /** Endpoints whose captured data it reads: the buckets are those of the endpoint's DataCaptureConfig. */
  endpoints: string[]
  /** Models whose artifacts it reads: the buckets are those of the model. */
  models: string[]
}

interface Paths {
  reads?: readonly string[]
  writes?: readonly string[]
  roles?: readonly string[]
  keys?: readonly string[]
  /** Paths of `{ Subnets, SecurityGroupIds }`. */
  vpcs?: readonly string[]
  endpoints?: readonly string[]
  models?: readonly string[]
  /** Lists of data channels that may name a manifest or a file system instead of a prefix. */
  channels?: readonly string[]
}

/** The same paths below a parent: `under('A', { reads: ['B'] })` is `{ reads: ['A.B'] }`. */
function under(parent: string, paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([key, list]) => [
      key,
      (list as readonly string[]).map((path) => `${parent}.${path}`),
    ]),
  )
}

function joined(...many: Paths[]): Paths {
  const all: Record<string, string[]> = {}
  for (const paths of many)
    for (const [key, list] of Object.entries(paths))
      all[key] = [...(all[key] ?? []), ...(list as readonly string[])]
  return all
}

/** What a training job and a definition inside a tuning job have alike. */
const training: Paths = {
  reads: ['InputDataConfig[].DataSource.S3DataSource.S3Uri'],
  // Checkpoints are written and, after an interruption, read.
  writes: ['OutputDataConfig.S3OutputPath', 'CheckpointConfig.S3Uri'],
  roles: ['RoleArn'],
  keys: [
    'ResourceConfig.VolumeKmsKeyId',
    'HyperParameterTuningResourceConfig.VolumeKmsKeyId',
    'OutputDataConfig.KmsKeyId',
  ],
  vpcs: ['VpcConfig'],
  channels: ['InputDataConfig[]'],
}

function monitoringDefinition(kind: string): Paths {
  return {
    reads: [
      `${kind}JobInput.BatchTransformInput.DataCapturedDestinationS3Uri`,
      `${kind}JobInput.GroundTruthS3Input.S3Uri`,
      `${kind}BaselineConfig.ConstraintsResource.S3Uri`,
      `${kind}BaselineConfig.StatisticsResource.S3Uri`,
      `${kind}AppSpecification.ConfigUri`,
      `${kind}AppSpecification.RecordPreprocessorSourceUri`,
      `${kind}AppSpecification.PostAnalyticsProcessorSourceUri`,
    ],
    writes: [`${kind}JobOutputConfig.MonitoringOutputs[].S3Output.S3Uri`],
    endpoints: [`${kind}JobInput.EndpointInput.EndpointName`],
    roles: ['RoleArn'],
    keys: ['JobResources.ClusterConfig.VolumeKmsKeyId', `${kind}JobOutputConfig.KmsKeyId`],
    vpcs: ['NetworkConfig.VpcConfig'],
  }
}

const container = (at: string): Paths =>
  under(at, {
    reads: [
      'ModelDataUrl',
      'ModelDataSource.S3DataSource.S3Uri',
      'ModelDataSource.S3DataSource.ManifestS3Uri',
      'AdditionalModelDataSources[].S3DataSource.S3Uri',
    ],
  })

const none: Paths = {}

/** Where each kind says what it reads, writes, runs as, and encrypts with. */
const paths: Record<ResourceType, Paths> = {
  'tuning-job': joined(under('TrainingJobDefinition', training), under('TrainingJobDefinitions[]', training)),
  'training-job': joined(training, {
    reads: ['ModelArtifacts.S3ModelArtifacts'],
    writes: [
      'DebugHookConfig.S3OutputPath',
      'ProfilerConfig.S3OutputPath',
      'TensorBoardOutputConfig.S3OutputPath',
    ],
  }),
  'processing-job': {
    reads: ['ProcessingInputs[].S3Input.S3Uri'],
    writes: [
      'ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.OutputS3Uri',
      'ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition.OutputS3Uri',
      'ProcessingOutputConfig.Outputs[].S3Output.S3Uri',
    ],
    roles: ['RoleArn'],
    keys: [
      'ProcessingResources.ClusterConfig.VolumeKmsKeyId',
      'ProcessingOutputConfig.KmsKeyId',
      'ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.KmsKeyId',
      'ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition.KmsKeyId',
    ],
    vpcs: ['NetworkConfig.VpcConfig'],
  },
  'automl-job': {
    reads: [
      'InputDataConfig[].DataSource.S3DataSource.S3Uri',
      'AutoMLJobInputDataConfig[].DataSource.S3DataSource.S3Uri',
    ],
    writes: ['OutputDataConfig.S3OutputPath'],
    roles: ['RoleArn'],
    keys: [
      'AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId',
      'SecurityConfig.VolumeKmsKeyId',
      'OutputDataConfig.KmsKeyId',
    ],
    vpcs: ['AutoMLJobConfig.SecurityConfig.VpcConfig', 'SecurityConfig.VpcConfig'],
    channels: ['InputDataConfig[]', 'AutoMLJobInputDataConfig[]'],
  },
  'data-quality-job-definition': monitoringDefinition('DataQuality'),
  'model-bias-job-definition': monitoringDefinition('ModelBias'),
  'model-quality-job-definition': monitoringDefinition('ModelQuality'),
  'model-explainability-job-definition': monitoringDefinition('ModelExplainability'),
  'monitoring-schedule': under('MonitoringScheduleConfig.MonitoringJobDefinition', {
    reads: [
      'MonitoringInputs[].BatchTransformInput.DataCapturedDestinationS3Uri',
      'BaselineConfig.ConstraintsResource.S3Uri',
      'BaselineConfig.StatisticsResource.S3Uri',
      'MonitoringAppSpecification.RecordPreprocessorSourceUri',
      'MonitoringAppSpecification.PostAnalyticsProcessorSourceUri',
    ],
    writes: ['MonitoringOutputConfig.MonitoringOutputs[].S3Output.S3Uri'],
    endpoints: ['MonitoringInputs[].EndpointInput.EndpointName'],
    roles: ['RoleArn'],
    keys: ['MonitoringResources.ClusterConfig.VolumeKmsKeyId', 'MonitoringOutputConfig.KmsKeyId'],
    vpcs: ['NetworkConfig.VpcConfig'],
  }),
  'transform-job': {
    reads: ['TransformInput.DataSource.S3DataSource.S3Uri'],
    writes: ['TransformOutput.S3OutputPath', 'DataCaptureConfig.DestinationS3Uri'],
    keys: ['TransformResources.VolumeKmsKeyId', 'TransformOutput.KmsKeyId', 'DataCaptureConfig.KmsKeyId'],
    models: ['ModelName'],
    channels: ['TransformInput'],
  },
  'hyperpod-cluster': {
    reads: ['InstanceGroups[].LifeCycleConfig.SourceS3Uri'],
    roles: ['ClusterRole', 'InstanceGroups[].ExecutionRole', 'RestrictedInstanceGroups[].ExecutionRole'],
    keys: [
      'InstanceGroups[].InstanceStorageConfigs[].EbsVolumeConfig.VolumeKmsKeyId',
      'RestrictedInstanceGroups[].InstanceStorageConfigs[].EbsVolumeConfig.VolumeKmsKeyId',
    ],
    vpcs: ['VpcConfig', 'InstanceGroups[].OverrideVpcConfig', 'RestrictedInstanceGroups[].OverrideVpcConfig'],
  },
  'notebook-instance': { roles: ['RoleArn'], keys: ['KmsKeyId'] },
  domain: {
    writes: ['DefaultUserSettings.SharingSettings.S3OutputPath'],
    roles: ['DefaultUserSettings.ExecutionRole', 'DefaultSpaceSettings.ExecutionRole'],
    keys: ['KmsKeyId', 'HomeEfsFileSystemKmsKeyId', 'DefaultUserSettings.SharingSettings.S3KmsKeyId'],
  },
  model: joined(container('PrimaryContainer'), container('Containers[]'), {
    roles: ['ExecutionRoleArn'],
    vpcs: ['VpcConfig'],
  }),
  'endpoint-config': {
    writes: [
      'DataCaptureConfig.DestinationS3Uri',
      'AsyncInferenceConfig.OutputConfig.S3OutputPath',
      'AsyncInferenceConfig.OutputConfig.S3FailurePath',
      'ProductionVariants[].CoreDumpConfig.DestinationS3Uri',
      'ShadowProductionVariants[].CoreDumpConfig.DestinationS3Uri',
    ],
    roles: ['ExecutionRoleArn'],
    keys: [
      'KmsKeyId',
      'DataCaptureConfig.KmsKeyId',
      'AsyncInferenceConfig.OutputConfig.KmsKeyId',
      'ProductionVariants[].CoreDumpConfig.KmsKeyId',
      'ShadowProductionVariants[].CoreDumpConfig.KmsKeyId',
    ],
    vpcs: ['VpcConfig'],
    models: ['ProductionVariants[].ModelName', 'ShadowProductionVariants[].ModelName'],
  },
  endpoint: {
    writes: [
      'DataCaptureConfig.DestinationS3Uri',
      'AsyncInferenceConfig.OutputConfig.S3OutputPath',
      'AsyncInferenceConfig.OutputConfig.S3FailurePath',
    ],
    keys: ['DataCaptureConfig.KmsKeyId', 'AsyncInferenceConfig.OutputConfig.KmsKeyId'],
  },
  'feature-group': {
    writes: ['OfflineStoreConfig.S3StorageConfig.S3Uri'],
    roles: ['RoleArn'],
    keys: ['OnlineStoreConfig.SecurityConfig.KmsKeyId', 'OfflineStoreConfig.S3StorageConfig.KmsKeyId'],
  },
  'inference-experiment': {
    writes: ['DataStorageConfig.Destination'],
    roles: ['RoleArn'],
    keys: ['KmsKey', 'DataStorageConfig.KmsKey'],
    models: ['ModelVariants[].ModelName'],
  },
  'compilation-job': {
    reads: ['InputConfig.S3Uri'],
    writes: ['OutputConfig.S3OutputLocation'],
    roles: ['RoleArn'],
    keys: ['OutputConfig.KmsKeyId'],
    vpcs: ['VpcConfig'],
  },
  'optimization-job': {
    reads: ['ModelSource.S3.S3Uri'],
    writes: ['OutputConfig.S3OutputLocation'],
    roles: ['RoleArn'],
    keys: ['OutputConfig.KmsKeyId'],
    vpcs: ['VpcConfig'],
    models: ['ModelSource.SageMakerModel.ModelName'],
  },
  'edge-packaging-job': {
    reads: ['ModelArtifact'],
    writes: ['OutputConfig.S3OutputLocation'],
    roles: ['RoleArn'],
    keys: ['OutputConfig.KmsKeyId'],
  },
  'labeling-job': {
    reads: [
      'InputConfig.DataSource.S3DataSource.ManifestS3Uri',
      'LabelCategoryConfigS3Uri',
      'HumanTaskConfig.UiConfig.UiTemplateS3Uri',
    ],
    writes: ['OutputConfig.S3OutputPath'],
    roles: ['RoleArn'],
    keys: ['OutputConfig.KmsKeyId', 'LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId'],
    vpcs: ['LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VpcConfig'],
    channels: ['InputConfig'],
  },
  'inference-recommendations-job': {
    reads: ['InputConfig.ContainerConfig.PayloadConfig.SamplePayloadUrl'],
    writes: ['OutputConfig.CompiledOutputConfig.S3OutputUri'],
    roles: ['RoleArn'],
    keys: ['InputConfig.VolumeKmsKeyId', 'OutputConfig.KmsKeyId'],
    vpcs: ['InputConfig.VpcConfig'],
    models: ['InputConfig.ModelName'],
  },
  // What an agent job reads and writes is inside JobConfigDocument, in a schema of its category.
  'agent-job': { roles: ['RoleArn'] },
  'ai-benchmark-job': {
    writes: ['OutputConfig.S3OutputLocation'],
    roles: ['RoleArn'],
    vpcs: ['NetworkConfig.VpcConfig'],
  },
  'mlflow-app': { writes: ['ArtifactStoreUri'], roles: ['RoleArn'], keys: ['KmsKeyId'] },
  'partner-app': { roles: ['ExecutionRoleArn'], keys: ['KmsKeyId'] },
  image: { roles: ['RoleArn'] },
  'app-image-config': none,
  'sagemaker-region': none,
  's3-bucket': none,
}

function textsAt(described: JsonObject, patterns: readonly string[] | undefined): string[] {
  const texts = (patterns ?? []).flatMap((pattern) =>
    readPath(described, pattern).flatMap(({ value }) =>
      typeof value === 'string' && value !== '' ? [value] : [],
    ),
  )
  return [...new Set(texts)]
}

function listsAt(described: JsonObject, patterns: readonly string[]): string[] {
  const texts = patterns.flatMap((pattern) =>
    readPath(described, pattern).flatMap(({ value }) =>
      (asArray(value) ?? []).filter((entry): entry is string => typeof entry === 'string' && entry !== ''),
    ),
  )
  return [...new Set(texts)]
}

const manifestTypes = new Set(['ManifestFile', 'AugmentedManifestFile'])

/** A channel's data that stands in no bucket, or in buckets that only a file inside one names. */
function notFollowedIn(described: JsonObject, pattern: string): NotFollowed[] {
  return readPath(described, pattern).flatMap(({ path, value }): NotFollowed[] => {
    const source = asObject(asObject(value)?.DataSource)
    const s3 = asObject(source?.S3DataSource)
    const found: NotFollowed[] = []
    if (source && asObject(source.FileSystemDataSource))
      found.push({
        path: `${path}.DataSource.FileSystemDataSource`,
        why: 'It reads a file system (EFS or FSx); SageMaker does not show how that mount is encrypted.',
      })
    if (source && asObject(source.DatasetSource))
      found.push({
        path: `${path}.DataSource.DatasetSource`,
        why: 'It reads a SageMaker dataset, which does not name its bucket here.',
      })
    if (s3 && (manifestTypes.has(String(s3.S3DataType)) || typeof s3.ManifestS3Uri === 'string'))
      found.push({
        path: `${path}.DataSource.S3DataSource`,
        why: 'It reads a manifest, whose lines may name other buckets; seeing them needs s3:GetObject.',
      })
    return found
  })
}

function addresses(described: JsonObject, { reads = [], writes = [] }: Paths): BucketUse[] {
  const at = (access: BucketUse['access'], patterns: readonly string[]) =>
    patterns.flatMap((pattern) =>
      readPath(described, pattern).flatMap(({ path, value }): BucketUse[] =>
        typeof value === 'string' && value !== '' ? [{ access, path, uri: value }] : [],
      ),
    )
  return [...at('read', reads), ...at('write', writes)]
}

/**
 * Everything outside SageMaker that a resource touches: the buckets it reads and writes, the roles it runs
 * as, its keys and its network. Pure and total; an address it cannot follow is said, never dropped.
 */
export function dataLocationsOf(type: ResourceType, value: unknown): DataLocations {
  const described = asObject(value) ?? {}
  const own = paths[type]
  const vpcs = own.vpcs ?? []
  const locations: DataLocations = {
    buckets: [],
    notFollowed: (own.channels ?? []).flatMap((pattern) => notFollowedIn(described, pattern)),
    roles: textsAt(described, own.roles),
    kmsKeys: textsAt(described, own.keys),
    subnets: listsAt(
      described,
      vpcs.map((path) => `${path}.Subnets`),
    ),
    securityGroups: listsAt(
      described,
      vpcs.map((path) => `${path}.SecurityGroupIds`),
    ),
    endpoints: textsAt(described, own.endpoints),
    models: textsAt(described, own.models),
  }
  if (type === 'notebook-instance') {
    locations.subnets = textsAt(described, ['SubnetId'])
    locations.securityGroups = listsAt(described, ['SecurityGroups', 'SecurityGroupIds'])
  }
  if (type === 'domain') {
    locations.subnets = listsAt(described, ['SubnetIds'])
    locations.securityGroups = listsAt(described, [
      'DefaultUserSettings.SecurityGroups',
      'DomainSettings.SecurityGroupIds',
    ])
  }
  if (type === 'agent-job')
    locations.notFollowed.push({
      path: 'JobConfigDocument',
      why: 'What the job reads and writes is inside its configuration document, which we do not read.',
    })
  const byBucket = new Map<string, BucketUse[]>()
  for (const use of addresses(described, own)) {
    const place = readS3Uri(use.uri)
    if (place?.kind === 'bucket') byBucket.set(place.bucket, [...(byBucket.get(place.bucket) ?? []), use])
    else if (place?.kind === 'access-point')
      locations.notFollowed.push({
        path: use.path,
        why: `It goes through the access point ${place.accessPoint}; s3:GetAccessPoint tells the bucket behind it.`,
      })
    else if (place?.kind === 'directory-bucket')
      locations.notFollowed.push({
        path: use.path,
        why: `${place.bucket} is a directory bucket (S3 Express), which has no bucket owner check and is not assessed.`,
      })
    else locations.notFollowed.push({ path: use.path, why: 'Its address is not one of S3’s.' })
  }
  locations.buckets = [...byBucket]
    .map(([bucket, uses]) => ({ bucket, uses }))
    .sort((left, right) => (left.bucket < right.bucket ? -1 : 1))
  return locations
}
