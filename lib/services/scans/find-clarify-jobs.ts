import type { Tx } from '#lib/db/client.ts'
import type { Answer, Gap } from '#lib/domain/safeguards/verdict.ts'
import { answerOfClarifyJobs } from '#lib/aws/collectors/clarify-jobs.ts'
import type { Place } from './record-resources.ts'

/** The region's processing jobs that run Clarify, from what is on record of them. */
export async function findClarifyJobs(tx: Tx, place: Place, gaps: readonly Gap[]): Promise<Answer> {
  const { customerId, accountId, region } = place
  const rows = await tx.$queryRaw<{ imageUri: string }[]>`
    select settings #>> '{AppSpecification,ImageUri}' as "imageUri" from resource
    where customer_id = ${customerId}::uuid and account_id = ${accountId}::uuid and region = ${region}
      and type = 'processing-job' and closed_at is null
      and settings #>> '{AppSpecification,ImageUri}' like '%sagemaker-clarify-processing%'`
  return answerOfClarifyJobs(
    rows.map(({ imageUri }) => imageUri),
    gaps,
  )
}
