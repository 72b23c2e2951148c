import { z } from 'zod'
import { customerWrite, staffRead } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { shadowQuery } from './compare-revision.ts'
import { revisionOf } from './revision-of.ts'
import { runShadow, type ShadowJob } from './run-shadow.ts'

export const shadowJobsQuery = shadowQuery.extend({ customer: z.string().max(100) })

export interface ShadowJobRow extends Omit<ShadowJob, 'customerId' | 'creationTime' | 'type'> {
  createdAt: string
  accountName: string
  awsAccountId: string
}

const shownJobs = 500

/** The jobs of one customer that a revision would treat differently. The customer's trail says who looked. */
export async function listShadowJobs(
  ctx: Ctx,
  raw: z.input<typeof shadowJobsQuery>,
): Promise<{ rows: ShadowJobRow[]; total: number }> {
  const staff = requireStaffPermission(ctx, 'rule:read')
  const { safeguard, revision, customer } = shadowJobsQuery.parse(raw)
  const compared = await revisionOf(safeguard, revision)
  const found = await staffRead((tx) => tx.customer.findUnique({ where: { slug: customer } }))
  if (!found) throw notFound()
  const customerId = found.id
  const { jobs } = await runShadow(ctx, { ...compared, customerId })
  return customerWrite({ customerId }, async (tx) => {
    await emitAudit(
      tx,
      { ...staff, customerId },
      {
        action: 'rule.look',
        resourceType: 'rule',
        resourceId: safeguard,
        details: { revision, jobs: jobs.length, because: 'what a new revision would stop' },
      },
    )
    const accounts = new Map((await tx.awsAccount.findMany()).map((account) => [account.id, account]))
    return {
      total: jobs.length,
      rows: jobs
        .toSorted((left, right) => Number(right.isRunning) - Number(left.isRunning))
        .slice(0, shownJobs)
        .map(({ customerId: _, type: __, creationTime, ...job }) => ({
          ...job,
          createdAt: creationTime.toISOString(),
          accountName: accounts.get(job.accountId)?.name ?? '',
          awsAccountId: accounts.get(job.accountId)?.awsAccountId ?? '',
        })),
    }
  })
}
