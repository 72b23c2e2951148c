import { asObject } from '#lib/domain/resources/read-json.ts'

/** What AWS adds to an answer and no request holds: identifiers, states, times and sums of what happened. */
const answersOnly =
  /(Arn|Status|Time|Counters|Reason|Message|Timestamp|InSeconds|Transitions|Artifacts|CompletionDetails|ConsumedResources)$|^(BestTrainingJob|OverallBestTrainingJob|FinalMetricDataList|StoppingDetails|Tags)$/

/** The request that would create a described resource again, as the start of a reservation. */
export function plannedFrom(settings: unknown): string {
  const object = asObject(settings)
  if (!object) return ''
  const kept = Object.entries(object).filter(([key]) => key === 'RoleArn' || !answersOnly.test(key))
  return JSON.stringify(Object.fromEntries(kept), null, 2)
}

/** A name for the next try: AWS takes 32 characters for a tuning job. */
export function nextName(name: string): string {
  return `${name.slice(0, 26).replace(/-+$/, '')}-again`
}
