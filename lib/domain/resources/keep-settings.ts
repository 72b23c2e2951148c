import { asArray, asObject } from './read-json.ts'

/**
 * Fields whose values are a customer's own words and may hold anything, patients' data included. We neither
 * need nor keep them; that they were there is shown.
 */
const notKept = new Set([
  'HyperParameters',
  'StaticHyperParameters',
  'TunedHyperParameters',
  'Environment',
  'Tags',
  'ContainerEntrypoint',
  'ContainerArguments',
  'FailureReason',
  'StatusMessage',
  'StatusReason',
  'ExitMessage',
  'Error',
  'Description',
  'JobDescription',
  'JobConfigDocument',
  'ApplicationConfig',
  'FinalMetricDataList',
  'SecondaryStatusTransitions',
  'BestTrainingJob',
  'OverallBestTrainingJob',
])

/** Whether all that a path such as `Containers[].Image` leads through is kept. */
export function isKept(path: string): boolean {
  return !path.split('.').some((step) => notKept.has(step.replace('[]', '')))
}

export const notKeptMark = 'present, not kept by the portal'

/** A describe response as we store and show it: plain JSON, without what may hold customers' own words. */
export function keepSettings(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  const list = asArray(value)
  if (list) return list.map(keepSettings)
  const object = asObject(value)
  if (!object) return value
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, notKept.has(key) && inner !== null ? notKeptMark : keepSettings(inner)]),
  )
}
