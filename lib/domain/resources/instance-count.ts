import { asArray, asCount, asObject, type JsonObject } from './read-json.ts'
import { readPath } from './read-path.ts'

export function largest(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count): count is number => count !== null)
  return known.length === 0 ? null : Math.max(...known)
}

export function sum(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count): count is number => count !== null)
  return known.length === 0 ? null : known.reduce((total, count) => total + count, 0)
}

/** The counts at a path, null for each that is not one. */
export function countsAt(root: unknown, pattern: string): (number | null)[] {
  return readPath(root, pattern).map(({ value }) => asCount(value))
}

function countsOf(entries: unknown): (number | null)[] {
  return (asArray(entries) ?? []).map((entry) => asCount(asObject(entry)?.InstanceCount))
}

/**
 * How many instances a training definition runs on, or null where the response does not say.
 *
 * `SelectedInstanceCount` wins when AWS has chosen; groups run together (their sum); preferences and
 * tuning configs are alternatives (their largest).
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html
 */
export function instanceCountOfDefinition(definition: JsonObject): number | null {
  const config = asObject(definition.ResourceConfig)
  const tuning = asObject(definition.HyperParameterTuningResourceConfig)
  const selected = asCount(config?.SelectedInstanceCount)
  if (selected !== null) return selected
  return largest([
    asCount(config?.InstanceCount),
    sum(countsOf(config?.InstanceGroups)),
    ...countsOf(config?.InstancePreferences),
    asCount(tuning?.InstanceCount),
    ...countsOf(tuning?.InstanceConfigs),
  ])
}

/**
 * A processing cluster's instances. Without any count AWS runs one: `ProcessingClusterConfig.InstanceCount`
 * has the default value 1.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html
 */
export function instanceCountOfProcessing(described: JsonObject): number | null {
  const cluster = asObject(asObject(described.ProcessingResources)?.ClusterConfig)
  if (cluster === null) return null
  const selected = asCount(cluster.SelectedInstanceCount)
  if (selected !== null) return selected
  return largest([asCount(cluster.InstanceCount), ...countsOf(cluster.InstancePreferences)]) ?? 1
}
