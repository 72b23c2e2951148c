import { asArray, asObject } from '#lib/domain/resources/read-json.ts'

/** What an attestation speaks of: where data comes from and goes to, who reads it, with which keys, where. */
export interface AttestedConfiguration {
  inputs: string[]
  outputs: string[]
  roles: string[]
  keys: string[]
  network: string[]
}

export const configurationParts = {
  inputs: 'Inputs',
  outputs: 'Outputs',
  roles: 'Role',
  keys: 'Keys',
  network: 'Network',
} as const satisfies Record<keyof AttestedConfiguration, string>

type Part = keyof AttestedConfiguration

const parts = Object.keys(configurationParts) as Part[]

/** Fields by the part they belong to. An address of data counts as output below one of `outputPlaces`. */
const roleFields = new Set(['RoleArn', 'ExecutionRoleArn', 'TaskExecutionRoleArn'])
const networkFields = new Set(['Subnets', 'SecurityGroupIds', 'SubnetId', 'SecurityGroups', 'VpcId'])
const dataFields =
  /(S3Uri|S3DataUri|S3OutputPath|S3OutputUri|S3OutputLocation|S3FailurePath|FileSystemId|DirectoryPath|ModelDataUrl|ArtifactStoreUri)$/
const outputPlaces = /Output|Checkpoint|DataCapture|Destination|TensorBoard|DebugHook/
/** Written by AWS into answers alone: a request cannot hold them, and they say nothing of what was asked for. */
const answersOnly = new Set([
  'ModelArtifacts',
  'BestTrainingJob',
  'OverallBestTrainingJob',
  'ProfilerRuleEvaluationStatuses',
])

function partOf(field: string, path: string): Part | null {
  if (roleFields.has(field)) return 'roles'
  if (/Kms(Key)?(Id|Arn)?$/.test(field)) return 'keys'
  if (networkFields.has(field)) return 'network'
  // What an endpoint or a transform job captured is read by whoever monitors it.
  if (field === 'DataCapturedDestinationS3Uri') return 'inputs'
  if (dataFields.test(field)) return outputPlaces.test(`${path}.${field}`) ? 'outputs' : 'inputs'
  return null
}

function textsOf(value: unknown): string[] {
  const list = asArray(value) ?? [value]
  // AWS answers an unset key as an empty string where the request had none.
  return list.filter((entry): entry is string => typeof entry === 'string' && entry !== '')
}

function walk(value: unknown, path: string, found: Record<Part, Set<string>>): void {
  const list = asArray(value)
  if (list) return list.forEach((entry) => walk(entry, path, found))
  const object = asObject(value)
  if (!object) return
  for (const [field, inner] of Object.entries(object)) {
    if (answersOnly.has(field)) continue
    const part = partOf(field, path)
    if (part === null) walk(inner, `${path}.${field}`, found)
    else for (const text of textsOf(inner)) found[part].add(text)
  }
}

/**
 * The attested configuration of a described resource, or of the request that would create it: both read
 * alike, since a reservation is attested before the thing exists. Order and repetition do not count.
 */
export function attestedConfiguration(described: unknown): AttestedConfiguration {
  const found = Object.fromEntries(parts.map((part) => [part, new Set<string>()])) as Record<
    Part,
    Set<string>
  >
  walk(described, '', found)
  return Object.fromEntries(
    parts.map((part) => [part, [...found[part]].sort()]),
  ) as unknown as AttestedConfiguration
}

/** The same of a resource that exists. A bucket has no settings of its own to attest: it is what lies in it. */
export function attestedResource({
  type,
  name,
  settings,
}: {
  type: string
  name: string
  settings: unknown
}): AttestedConfiguration {
  if (type !== 's3-bucket') return attestedConfiguration(settings)
  return { ...attestedConfiguration(null), inputs: [`s3://${name}/`] }
}

/** The text whose hash is kept: the same for the same configuration, whatever came in which order. */
export function configurationText(configuration: AttestedConfiguration): string {
  return JSON.stringify(parts.map((part) => [part, [...new Set(configuration[part])].sort()]))
}

export interface ConfigurationChange {
  part: Part
  added: string[]
  removed: string[]
}

/** What differs between what was attested and what runs; empty when nothing does. */
export function configurationChanges(
  attested: AttestedConfiguration,
  running: AttestedConfiguration,
): ConfigurationChange[] {
  return parts
    .map((part) => ({
      part,
      added: running[part].filter((entry) => !attested[part].includes(entry)),
      removed: attested[part].filter((entry) => !running[part].includes(entry)),
    }))
    .filter(({ added, removed }) => added.length + removed.length > 0)
}
