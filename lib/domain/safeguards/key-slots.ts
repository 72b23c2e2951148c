import { definitionsOfTuningJob } from '#lib/domain/resources/definitions.ts'
import { asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { type Found, readOne, readPath } from '#lib/domain/resources/read-path.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { KeyState, Reason } from './verdict.ts'

/** One place where a resource may name the key that encrypts what it stores. */
export interface KeySlot {
  /** What is encrypted, in words: "the storage volume". */
  what: string
  found: Found
  /** The instance types the volume belongs to, where the slot is a volume. */
  instanceTypes: string[]
}

/**
 * Instance types whose own NVMe disks hold the data: they take no `VolumeKmsKeyId` and encrypt in hardware.
 * Families with a `d` after the generation (m5d, r5d, p4d, g4dn), and those that have no variant without.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/InstanceStorage.html
 */
export function hasLocalNvme(instanceType: string): boolean {
  return /^(?:ml\.)?(?:[a-z]+\d+[a-z]*d[a-z]*|g[5-9]e?|g6f|gr6f?|p[5-9][a-z]*(?:-[a-z0-9]+)?|trn\d[a-z]*|i\d[a-z]*|im\w+|is\w+)(?:\.|$)/.test(
    instanceType,
  )
}

function slot(root: JsonObject, what: string, path: string, typePaths: readonly string[] = []): KeySlot[] {
  const instanceTypes = typePaths.flatMap((typePath) =>
    readPath(root, typePath).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  )
  return readPath(root, path).map((found) => ({ what, found, instanceTypes }))
}

/** A slot inside an object that AWS always gives: without the object there is no evidence, not no key. */
function requiredSlot(
  root: JsonObject,
  what: string,
  path: string,
  typePaths: readonly string[] = [],
): KeySlot[] {
  const holder = path.slice(0, path.lastIndexOf('.'))
  const found = readOne(root, holder)
  return found.isMalformed || isAbsent(found.value)
    ? [unreadableSlot(what, holder)]
    : slot(root, what, path, typePaths)
}

function unreadableSlot(what: string, path: string): KeySlot {
  return { what, found: { path, value: undefined, isMalformed: true }, instanceTypes: [] }
}

/** The same slots as if the object stood at `path`. */
function placedAt(path: string, slots: KeySlot[]): KeySlot[] {
  return slots.map((entry) => ({ ...entry, found: { ...entry.found, path: `${path}.${entry.found.path}` } }))
}

function has(object: JsonObject, key: string): boolean {
  return !isAbsent(object[key])
}

const volume = 'the storage volume'
const output = 'the output'

/** A training definition uses one of two resource configurations; a serverless job has neither, and no volume. */
function trainingVolumes(body: JsonObject): KeySlot[] {
  const plain = slot(body, volume, 'ResourceConfig.VolumeKmsKeyId', [
    'ResourceConfig.InstanceType',
    'ResourceConfig.SelectedInstanceType',
    'ResourceConfig.InstanceGroups[].InstanceType',
    'ResourceConfig.InstancePreferences[].InstanceType',
  ])
  const tuning = slot(body, volume, 'HyperParameterTuningResourceConfig.VolumeKmsKeyId', [
    'HyperParameterTuningResourceConfig.InstanceType',
    'HyperParameterTuningResourceConfig.InstanceConfigs[].InstanceType',
  ])
  const found = [
    ...(has(body, 'ResourceConfig') ? plain : []),
    ...(has(body, 'HyperParameterTuningResourceConfig') ? tuning : []),
  ]
  return found.length > 0 || has(body, 'ServerlessJobConfig')
    ? found
    : [unreadableSlot(volume, 'ResourceConfig')]
}

function ofDefinitions(described: JsonObject, read: (body: JsonObject) => KeySlot[]): KeySlot[] {
  const definitions = definitionsOfTuningJob(described)
  if (definitions.length === 0) return [unreadableSlot('the definition', 'TrainingJobDefinition')]
  return definitions.flatMap(({ path, body }): KeySlot[] =>
    body === null ? [unreadableSlot('a definition', path)] : placedAt(path, read(body)),
  )
}

const trainingOutput = (body: JsonObject) => requiredSlot(body, output, 'OutputDataConfig.KmsKeyId')

const monitoringVolume = (at: string) => (described: JsonObject) =>
  requiredSlot(described, volume, `${at}.ClusterConfig.VolumeKmsKeyId`, [`${at}.ClusterConfig.InstanceType`])

const monitoringOutput = (kind: string) => (described: JsonObject) =>
  requiredSlot(described, output, `${kind}JobOutputConfig.KmsKeyId`)

function scheduleDefinition(read: (definition: JsonObject) => KeySlot[]) {
  return (described: JsonObject): KeySlot[] => {
    const path = 'MonitoringScheduleConfig.MonitoringJobDefinition'
    const found = readOne(described, path)
    // A schedule that names its definition stores nothing of its own: the definition is judged as itself.
    if (asObject(described.MonitoringScheduleConfig) && isAbsent(found.value)) return []
    const definition = found.isMalformed ? null : asObject(found.value)
    if (definition === null) return [unreadableSlot('the job definition', path)]
    return placedAt(path, read(definition))
  }
}

function variants(described: JsonObject): JsonObject[] {
  return ['ProductionVariants[]', 'ShadowProductionVariants[]'].flatMap((path) =>
    readPath(described, path).flatMap(({ value }): JsonObject[] => {
      const variant = asObject(value)
      return variant === null ? [] : [variant]
    }),
  )
}

/** Serverless variants have no volume that a key of the configuration would encrypt. */
function endpointVolume(described: JsonObject): KeySlot[] {
  const all = variants(described)
  if (all.length > 0 && all.every((variant) => has(variant, 'ServerlessConfig'))) return []
  return slot(described, volume, 'KmsKeyId', [
    'ProductionVariants[].InstanceType',
    'ShadowProductionVariants[].InstanceType',
  ])
}

/** What an endpoint writes: captured requests and answers while capture is on, asynchronous answers, dumps. */
function endpointOutput(described: JsonObject): KeySlot[] {
  const capture = asObject(described.DataCaptureConfig)
  const isCapturing = has(described, 'DataCaptureConfig') && capture?.EnableCapture !== false
  return [
    ...(isCapturing ? slot(described, 'the captured data', 'DataCaptureConfig.KmsKeyId') : []),
    ...(has(described, 'AsyncInferenceConfig')
      ? slot(described, 'the asynchronous answers', 'AsyncInferenceConfig.OutputConfig.KmsKeyId')
      : []),
    ...variants(described).flatMap((variant) =>
      has(variant, 'CoreDumpConfig') ? slot(variant, 'the core dumps', 'CoreDumpConfig.KmsKeyId') : [],
    ),
  ]
}

const when =
  (key: string, read: (described: JsonObject) => KeySlot[]) =>
  (described: JsonObject): KeySlot[] =>
    has(described, key) ? read(described) : []

const at =
  (what: string, path: string, typePaths: readonly string[] = []) =>
  (described: JsonObject): KeySlot[] =>
    slot(described, what, path, typePaths)

const within =
  (what: string, path: string, typePaths: readonly string[] = []) =>
  (described: JsonObject): KeySlot[] =>
    requiredSlot(described, what, path, typePaths)

const nodes = (groups: string) => (described: JsonObject) =>
  readPath(described, `${groups}[]`).flatMap(({ path, value, isMalformed }): KeySlot[] => {
    const group = asObject(value)
    if (isMalformed || group === null) return [unreadableSlot('an instance group', path)]
    const volumes = placedAt(
      path,
      slot(group, 'a node’s volume', 'InstanceStorageConfigs[].EbsVolumeConfig.VolumeKmsKeyId'),
    )
    // Without a configured volume a node still has its root volume, under AWS's key.
    return volumes.length > 0
      ? volumes
      : [
          {
            what: 'the nodes’ root volume',
            found: { path: `${path}.InstanceStorageConfigs`, value: undefined, isMalformed: false },
            instanceTypes: [],
          },
        ]
  })

type Reader = (described: JsonObject) => KeySlot[]

/** Where each kind names the keys of the storage attached to it. */
export const volumeSlots = {
  'tuning-job': (described) => ofDefinitions(described, trainingVolumes),
  'training-job': trainingVolumes,
  'processing-job': within(volume, 'ProcessingResources.ClusterConfig.VolumeKmsKeyId', [
    'ProcessingResources.ClusterConfig.InstanceType',
    'ProcessingResources.ClusterConfig.SelectedInstanceType',
    'ProcessingResources.ClusterConfig.InstancePreferences[].InstanceType',
  ]),
  'automl-job': (described) =>
    has(described, 'AutoMLJobConfig') && !has(described, 'SecurityConfig')
      ? slot(described, volume, 'AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId')
      : slot(described, volume, 'SecurityConfig.VolumeKmsKeyId'),
  'data-quality-job-definition': monitoringVolume('JobResources'),
  'model-bias-job-definition': monitoringVolume('JobResources'),
  'model-quality-job-definition': monitoringVolume('JobResources'),
  'model-explainability-job-definition': monitoringVolume('JobResources'),
  'monitoring-schedule': scheduleDefinition(monitoringVolume('MonitoringResources')),
  'transform-job': within(volume, 'TransformResources.VolumeKmsKeyId', ['TransformResources.InstanceType']),
  'hyperpod-cluster': (described) => [
    ...nodes('InstanceGroups')(described),
    ...nodes('RestrictedInstanceGroups')(described),
  ],
  'notebook-instance': at(volume, 'KmsKeyId'),
  domain: at('the domain’s file system', 'KmsKeyId'),
  'endpoint-config': endpointVolume,
  'feature-group': (described) =>
    asObject(described.OnlineStoreConfig)?.EnableOnlineStore === false
      ? []
      : when(
          'OnlineStoreConfig',
          at('the online store', 'OnlineStoreConfig.SecurityConfig.KmsKeyId'),
        )(described),
  'inference-experiment': at(volume, 'KmsKey', [
    'ModelVariants[].InfrastructureConfig.RealTimeInferenceConfig.InstanceType',
  ]),
  'labeling-job': when(
    'LabelingJobAlgorithmsConfig',
    at(volume, 'LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId'),
  ),
  'inference-recommendations-job': within(volume, 'InputConfig.VolumeKmsKeyId'),
  'mlflow-app': at('the app’s storage', 'KmsKeyId'),
  'partner-app': at('the app’s storage', 'KmsKeyId'),
} as const satisfies Partial<Record<ResourceType, Reader>>

/** Where each kind names the keys of what it writes to S3. */
export const outputSlots = {
  'tuning-job': (described) => ofDefinitions(described, trainingOutput),
  'training-job': trainingOutput,
  'processing-job': (described) => [
    ...when('ProcessingOutputConfig', at(output, 'ProcessingOutputConfig.KmsKeyId'))(described),
    ...['Athena', 'Redshift'].flatMap((source) =>
      readPath(described, `ProcessingInputs[].DatasetDefinition.${source}DatasetDefinition`).flatMap(
        ({ path, value }) => {
          const dataset = asObject(value)
          return dataset === null ? [] : placedAt(path, slot(dataset, `the data from ${source}`, 'KmsKeyId'))
        },
      ),
    ),
  ],
  'automl-job': within(output, 'OutputDataConfig.KmsKeyId'),
  'data-quality-job-definition': monitoringOutput('DataQuality'),
  'model-bias-job-definition': monitoringOutput('ModelBias'),
  'model-quality-job-definition': monitoringOutput('ModelQuality'),
  'model-explainability-job-definition': monitoringOutput('ModelExplainability'),
  'monitoring-schedule': scheduleDefinition(within(output, 'MonitoringOutputConfig.KmsKeyId')),
  'transform-job': (described) => [
    ...requiredSlot(described, output, 'TransformOutput.KmsKeyId'),
    ...when('DataCaptureConfig', at('the captured data', 'DataCaptureConfig.KmsKeyId'))(described),
  ],
  'endpoint-config': endpointOutput,
  endpoint: endpointOutput,
  'feature-group': when(
    'OfflineStoreConfig',
    at('the offline store', 'OfflineStoreConfig.S3StorageConfig.KmsKeyId'),
  ),
  'inference-experiment': when('DataStorageConfig', at('the captured data', 'DataStorageConfig.KmsKey')),
  'compilation-job': within(output, 'OutputConfig.KmsKeyId'),
  'optimization-job': within(output, 'OutputConfig.KmsKeyId'),
  'edge-packaging-job': within(output, 'OutputConfig.KmsKeyId'),
  'labeling-job': within(output, 'OutputConfig.KmsKeyId'),
} as const satisfies Partial<Record<ResourceType, Reader>>

/**
 * Whose key a slot's value is. A key id, ARN or alias is the customer's own; `alias/aws/…` is AWS's; absent
 * or empty (AWS answers either) means AWS's key, and with local NVMe disks alone no key at all. Null: no key
 * that we understand.
 */
export function keyStateOf({ found, instanceTypes }: KeySlot): KeyState | null {
  const { value, isMalformed } = found
  if (isMalformed) return null
  if (isAbsent(value) || value === '')
    return instanceTypes.length > 0 && instanceTypes.every(hasLocalNvme) ? 'not_applicable' : 'aws_managed'
  if (typeof value !== 'string') return null
  return /(?:^|:)alias\/aws\//.test(value) ? 'aws_managed' : 'customer_key'
}

/** The key of a slot in words, for a reason. */
export function describeKey(entry: KeySlot, aws: string): { state: KeyState | null; reason: Reason } {
  const state = keyStateOf(entry)
  const { what, found } = entry
  const { path, value } = found
  const subject = what.charAt(0).toUpperCase() + what.slice(1)
  const given = typeof value === 'string' ? { value } : {}
  if (state === null)
    return {
      state,
      reason: {
        message: `The key of ${what} could not be read: there is nothing we understand at ${path}.`,
        path,
      },
    }
  const words: Record<KeyState, string> = {
    customer_key: `${subject} is encrypted with the customer’s own key ${typeof value === 'string' ? value : ''}.`,
    aws_managed: `${subject} is encrypted, with a key of AWS’s: ${path} names no key of the customer’s. ${aws}`,
    not_applicable: `${subject} is on local NVMe disks, which encrypt in hardware and take no key.`,
  }
  return { state, reason: { message: words[state], path, keyState: state, ...given } }
}
