import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { decideStop } from '#lib/domain/enforcement/decide-stop.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { suspendChanged } from '#lib/services/exclusions/suspend-changed.ts'
import { readStopFacts } from './stop-facts.ts'

const input = z.object({ accountId: z.uuid(), region: z.string(), seenAt: z.iso.datetime() })

interface Candidate {
  resourceId: string
  arn: string
  name: string
  creationTime: Date
  reasons: unknown
  judgedAt: Date
}

/**
 * Running tuning jobs that fail the enforced safeguard and have no termination yet, or one that was spared:
 * what spared it (an exclusion, a disarming) may have ended while the job went on.
 */
async function listCandidates(
  tx: Tx,
  { accountId, region }: { accountId: string; region: string },
): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    select r.id as "resourceId", r.arn, r.name, r.creation_time as "creationTime", v.reasons, v.judged_at as "judgedAt"
    from resource r
    join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
    where r.account_id = ${accountId}::uuid and r.region = ${region} and r.closed_at is null
      and r.aws_status = 'InProgress' and v.safeguard = ${enforcedSafeguard} and v.status = 'failing'
      and not exists (
        select from termination t
        where t.customer_id = r.customer_id and t.arn = r.arn and t.job_creation_time = r.creation_time
          and t.state <> 'spared'
      )
    order by r.creation_time`
}

/**
 * The first phase of a stop: for each job that is to be stopped, one transaction authorises, audits and
 * enqueues it. Returns how many were intended. A job whose exclusion ends, or whose account is armed, is
 * found again by the next reading.
 */
export async function intendTerminations(ctx: Ctx, raw: z.input<typeof input>): Promise<number> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { accountId, region, seenAt } = input.parse(raw)
  // First, so that an exclusion of another configuration excuses nothing that runs now.
  await suspendChanged(scoped, { accountId, region })
  const candidates = await customerRead(scoped, (tx) => listCandidates(tx, { accountId, region }))
  let intended = 0
  for (const candidate of candidates)
    if (await intendTermination(scoped, { accountId, region, seenAt, candidate })) intended++
  return intended
}

async function intendTermination(
  scoped: CustomerCtx,
  {
    accountId,
    region,
    seenAt,
    candidate,
  }: { accountId: string; region: string; seenAt: string; candidate: Candidate },
): Promise<boolean> {
  const { customerId } = scoped
  return customerWrite(scoped, async (tx) => {
    const facts = await readStopFacts(tx, { customerId, resourceId: candidate.resourceId })
    if (facts === null || !decideStop(facts).stop) return false
    const { arn, name, creationTime, judgedAt } = candidate
    const inserted = await tx.$queryRaw<{ id: string }[]>`
      insert into termination (customer_id, account_id, resource_id, region, arn, job_name, job_creation_time, safeguard,
        reasons, detected_by, event_at, seen_at, judged_at, intended_at)
      values (${customerId}::uuid, ${accountId}::uuid, ${candidate.resourceId}::uuid, ${region}, ${arn}, ${name},
        ${creationTime}, ${enforcedSafeguard}, ${JSON.stringify(candidate.reasons)}::jsonb, 'sweep',
        ${creationTime}, ${seenAt}::timestamptz, ${judgedAt}, clock_timestamp())
      on conflict (customer_id, arn, job_creation_time) do update
        set state = 'intended', reasons = excluded.reasons, seen_at = excluded.seen_at, judged_at = excluded.judged_at,
          intended_at = excluded.intended_at, ended_at = null, outcome = null
        where termination.state = 'spared'
      returning id`
    const terminationId = inserted[0]?.id
    if (terminationId === undefined) return false
    await emitAudit(tx, scoped, {
      action: 'termination.intend',
      resourceType: 'termination',
      resourceId: terminationId,
      details: {
        arn,
        region,
        jobCreationTime: creationTime,
        safeguard: enforcedSafeguard,
        detectedBy: 'sweep',
      },
    })
    await enqueue(tx, 'stop-tuning-job', { customerId, terminationId }, { priority: 10 })
    return true
  })
}
