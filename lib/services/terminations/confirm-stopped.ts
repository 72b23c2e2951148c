import { z } from 'zod'
import {
  type ChildJob,
  listChildren,
  openReader,
  stopStragglers,
  tagJob,
  tagRequest,
} from '#lib/aws/actions/tuning-job.ts'
import { awsErrorName } from '#lib/aws/errors.ts'
import type { RoleRequest } from '#lib/aws/session.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import { type ReceiptTag, receiptTagKey } from '#lib/domain/enforcement/receipt.ts'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'
import { env } from '#lib/env.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { readRequest } from '#lib/services/scans/read-request.ts'
import { closeTermination, type Ending } from './close-termination.ts'
import { noteTag } from './note-tag.ts'

const input = z.object({ terminationId: z.uuid() })

const terminal = new Set(['Completed', 'Failed', 'Stopped', 'Deleting', 'DeleteFailed'])

/** How long AWS is asked again for children that could not be read, before the receipt says so. */
const childrenWithinMs = 5 * 60_000

/** A stop that was sent, with what asking AWS after it takes. */
interface Followed {
  id: string
  state: TerminationState
  region: string
  arn: string
  jobName: string
  jobCreationTime: Date
  stopSentAt: Date | null
  isTagged: boolean
  awsAccountId: string
  partition: string
  externalId: string
  slug: string
}

async function readFollowed(tx: Tx, { customerId, id }: { customerId: string; id: string }) {
  const [followed] = await tx.$queryRaw<Followed[]>`
    select t.id, t.state::text as state, t.region, t.arn, t.job_name as "jobName",
      t.job_creation_time as "jobCreationTime", t.stop_sent_at as "stopSentAt", t.tag is not null as "isTagged",
      a.aws_account_id as "awsAccountId", a.partition, a.external_id::text as "externalId", c.slug
    from termination t
    join aws_account a on a.customer_id = t.customer_id and a.id = t.account_id
    join customer c on c.id = t.customer_id
    where t.customer_id = ${customerId}::uuid and t.id = ${id}::uuid`
  return followed
}

/**
 * Puts the receipt's address on the stopped job, once. A refusal (an account on an older template, say) is a fact on
 * the receipt and nothing more: the stop goes on as it would have.
 */
async function putTag(followed: Followed): Promise<ReceiptTag> {
  const { id, arn, region, externalId, slug } = followed
  const request = {
    externalId,
    region,
    roleArn: roleArn(followed, 'remediate'),
    jobArn: arn,
    terminationId: id,
  }
  const value = `${env().PORTAL_URL}/${slug}/terminations/${id}`
  const error = await tagJob(tagRequest(request), { jobArn: arn, key: receiptTagKey, value }).then(
    () => null,
    (caught: unknown) => awsErrorName(caught),
  )
  return { at: new Date().toISOString(), error }
}

/**
 * The job's children; those that still run are stopped, each by a session for it alone, and read again. Throws
 * AWS's error when they cannot be read.
 */
async function endChildren(followed: Followed, request: RoleRequest): Promise<ChildJob[]> {
  const { region, jobName, id, arn, externalId } = followed
  const children = await listChildren(request, jobName)
  const running = children.filter(({ status }) => status === 'InProgress').map(({ name }) => name)
  if (running.length === 0) return children
  const prefix = arn.replace(/:hyper-parameter-tuning-job\/.*$/, ':training-job/')
  await stopStragglers(
    {
      roleArn: roleArn(followed, 'remediate'),
      externalId,
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

async function readChildren(
  followed: Followed,
  request: RoleRequest,
): Promise<Pick<Ending, 'children' | 'childrenError'>> {
  try {
    return { children: await endChildren(followed, request) }
  } catch (error) {
    const name = awsErrorName(error)
    const isLate = Date.now() - (followed.stopSentAt?.getTime() ?? 0) > childrenWithinMs
    // What is not allowed stays so; for all else the queue comes back.
    if (!isLate && !name.startsWith('AccessDenied')) throw error
    return { childrenError: name }
  }
}

/**
 * Asks AWS after a job whose stop was sent. When it has ended, writes the end and the training jobs it had
 * launched; until then returns `waiting`: stopping may last minutes, and the queue asks again.
 */
export async function confirmStopped(ctx: Ctx, raw: z.input<typeof input>): Promise<string> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { terminationId } = input.parse(raw)
  const { customerId } = scoped
  const followed = await customerRead(scoped, (tx) => readFollowed(tx, { customerId, id: terminationId }))
  if (!followed) throw notFound()
  if (followed.state !== 'stop_sent') return followed.state
  const { region, jobName } = followed
  const request = readRequest({ ...followed, roleArn: roleArn(followed, 'read'), region }, 'enforcement')
  const reader = await openReader(request, jobName, 'following')
  const live = await reader.describe().finally(() => reader.close())
  // A name may be used again after a deletion: another job's end is not this one's.
  if (live?.creationTime?.getTime() !== followed.jobCreationTime.getTime())
    return closeTermination(scoped, terminationId, {
      state: 'ended',
      finalStatus: null,
      outcome: 'The job was deleted after the stop was sent.',
    })
  const tag = followed.isTagged ? undefined : await putTag(followed)
  const ended = terminal.has(live.status)
    ? await readChildren(followed, request).catch(async (error: unknown) => {
        await keepTag(scoped, terminationId, tag)
        throw error
      })
    : null
  if (ended === null) {
    await keepTag(scoped, terminationId, tag)
    return 'waiting'
  }
  const state = live.status === 'Stopped' ? 'stopped' : 'ended'
  return closeTermination(scoped, terminationId, {
    state,
    finalStatus: live.status,
    outcome: state === 'stopped' ? null : `The job ended as ${live.status} after the stop was sent.`,
    endedAt: live.endTime,
    ...ended,
    ...(tag === undefined ? {} : { tag }),
  })
}

/** What was tried is written down though the end is not reached yet: it is not tried again. */
async function keepTag(
  scoped: CustomerCtx,
  terminationId: string,
  tag: ReceiptTag | undefined,
): Promise<void> {
  if (tag !== undefined) await customerWrite(scoped, (tx) => noteTag(tx, scoped, terminationId, tag))
}
