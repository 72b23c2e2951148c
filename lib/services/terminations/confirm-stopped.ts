import { z } from 'zod'
import { type ChildJob, listChildren, openReader, stopStragglers } from '#lib/aws/actions/tuning-job.ts'
import { awsErrorName } from '#lib/aws/errors.ts'
import { customerRead } from '#lib/db/doors.ts'
import type { AwsAccount, Termination } from '#lib/db/generated/client.ts'
import type { RoleRequest } from '#lib/aws/session.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { readRequest } from '#lib/services/scans/read-request.ts'
import { closeTermination } from './close-termination.ts'
import { tagReceipt } from './tag-receipt.ts'

const input = z.object({ terminationId: z.uuid() })

const terminal = new Set(['Completed', 'Failed', 'Stopped', 'Deleting', 'DeleteFailed'])

/** How long AWS is asked again for children that could not be read, before the receipt says so. */
const childrenWithinMs = 5 * 60_000

/**
 * The job's children; those that still run are stopped, each by a session for it alone, and read again. Throws
 * AWS's error when they cannot be read.
 */
async function endChildren(
  termination: Termination & { account: AwsAccount },
  request: RoleRequest,
): Promise<ChildJob[]> {
  const { account, region, jobName, id, arn } = termination
  const children = await listChildren(request, jobName)
  const running = children.filter(({ status }) => status === 'InProgress').map(({ name }) => name)
  if (running.length === 0) return children
  const prefix = arn.replace(/:hyper-parameter-tuning-job\/.*$/, ':training-job/')
  await stopStragglers(
    {
      roleArn: roleArn(account, 'remediate'),
      externalId: account.externalId,
      region,
      sourceIdentity: id,
      sessionPolicy: {
        actions: ['sagemaker:StopTrainingJob'],
        resources: running.map((name) => prefix + name),
      },
    },
    running,
  ).catch(() => [])
  return listChildren(request, jobName).catch(() => children)
}

/**
 * Asks AWS after a job whose stop was sent. When it has ended, writes the end and the training jobs it had
 * launched; until then returns `waiting`: stopping may last minutes, and the queue asks again.
 */
export async function confirmStopped(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { terminationId } = input.parse(raw)
  const { customerId } = scoped
  const termination = await customerRead(scoped, (tx) =>
    tx.termination.findUnique({
      where: { customerId_id: { customerId, id: terminationId } },
      include: { account: true },
    }),
  )
  if (!termination) throw notFound()
  if (termination.state !== 'stop_sent') return termination.state
  const { account, region, jobName } = termination
  const request = readRequest({ ...account, roleArn: roleArn(account, 'read'), region }, 'enforcement')
  const reader = await openReader(request, jobName, 'following')
  const live = await reader.describe().finally(() => reader.close())
  // A name may be used again after a deletion: another job's end is not this one's.
  if (live?.creationTime?.getTime() !== termination.jobCreationTime.getTime())
    return closeTermination(scoped, terminationId, {
      state: 'ended',
      finalStatus: null,
      outcome: 'The job was deleted after the stop was sent.',
    })
  await tagReceipt(scoped, { terminationId })
  if (!terminal.has(live.status)) return 'waiting'
  const ended = await endChildren(termination, request).then(
    (children) => ({ children }),
    (error: unknown) => {
      const name = awsErrorName(error)
      const isLate = Date.now() - (termination.stopSentAt?.getTime() ?? 0) > childrenWithinMs
      // What is not allowed stays so; for all else the queue comes back.
      if (!isLate && !name.startsWith('AccessDenied')) throw error
      return { childrenError: name }
    },
  )
  const state = live.status === 'Stopped' ? 'stopped' : 'ended'
  return closeTermination(scoped, terminationId, {
    state,
    finalStatus: live.status,
    outcome: state === 'stopped' ? null : `The job ended as ${live.status} after the stop was sent.`,
    endedAt: live.endTime,
    ...ended,
  })
}
