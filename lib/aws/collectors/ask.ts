import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { gapOf } from '../errors.ts'
import type { Reader } from './kind.ts'

/** One further answer as it came, or the gap in its place. */
export async function ask(
  { place }: Reader,
  action: string,
  send: () => Promise<object>,
  arn?: string,
): Promise<Answer> {
  try {
    const { $metadata, ...described } = (await send()) as { $metadata?: unknown }
    return { kind: 'described', described }
  } catch (error) {
    return { kind: 'unreadable', gap: gapOf('sagemaker', action, place.region, error, arn) }
  }
}
