import type { Answer, Gap } from '#lib/domain/safeguards/verdict.ts'

/** Whether a processing job's description runs SageMaker Clarify; its image. */
export function clarifyImageOf(described: unknown): string | null {
  const { AppSpecification } = (described ?? {}) as { AppSpecification?: { ImageUri?: unknown } }
  const image = AppSpecification?.ImageUri
  return typeof image === 'string' && image.includes('sagemaker-clarify-processing') ? image : null
}

/** Those that were found; where there is none and some could not be read, nobody knows. */
export function answerOfClarifyJobs(images: readonly string[], gaps: readonly Gap[]): Answer {
  const gap = gaps.find(({ action }) => action === 'ListProcessingJobs' || action === 'DescribeProcessingJob')
  if (images.length === 0 && gap !== undefined) return { kind: 'unreadable', gap }
  const ProcessingJobs = images.map((ImageUri) => ({ AppSpecification: { ImageUri } }))
  return { kind: 'described', described: { ProcessingJobs } }
}
