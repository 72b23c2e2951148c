import { asArray, asCount, asObject, type JsonObject } from './read-json.ts'

function largest(counts: (number | null)[]): number | null {
  const known = counts.filter((count): count is number => count !== null)
  return known.length === 0 ? null : Math.max(...known)
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
  const groups = countsOf(config?.InstanceGroups)
  const groupSum = groups.length > 0 ? groups.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null
  return largest([
    asCount(config?.InstanceCount),
    groupSum,
    ...countsOf(config?.InstancePreferences),
    asCount(tuning?.InstanceCount),
    ...countsOf(tuning?.InstanceConfigs),
  ])
}
