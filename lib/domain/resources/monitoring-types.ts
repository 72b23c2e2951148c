/** Which kind of job definition a monitoring schedule of each type follows. */
const definitionsOfMonitoring = {
  DataQuality: 'data-quality-job-definition',
  ModelBias: 'model-bias-job-definition',
  ModelQuality: 'model-quality-job-definition',
  ModelExplainability: 'model-explainability-job-definition',
} as const

/** The kind of definition; null for a type that AWS has not. */
export function definitionOfMonitoring(
  monitoringType: unknown,
): (typeof definitionsOfMonitoring)[keyof typeof definitionsOfMonitoring] | null {
  return typeof monitoringType === 'string' && Object.hasOwn(definitionsOfMonitoring, monitoringType)
    ? definitionsOfMonitoring[monitoringType as keyof typeof definitionsOfMonitoring]
    : null
}
