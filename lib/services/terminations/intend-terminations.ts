import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { readFleet } from '#lib/services/enforcement/fleet-stopped.ts'
import { suspendChanged } from '#lib/services/exclusions/suspend-changed.ts'
import { closeTermination } from './close-termination.ts'
import { type Candidate, decideTermination } from './decide-termination.ts'

const input = z.object({ accountId: z.uuid(), region: z.string(), seenAt: z.iso.datetime() })

/** Running tuning jobs that fail the enforced safeguard and about which nothing final is decided. */
async function listCandidates(
  tx: Tx,
  { accountId, region }: { accountId: string; region: string },
): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    select r.id as "resourceId", r.account_id as "accountId", r.region, r.arn, r.name,
      r.creation_time as "creationTime", v.reasons, v.judged_at as "judgedAt"
    from resource r
    join verdict v on v.customer_id = r.customer_id and v.resource_id = r.id
    where r.account_id = ${accountId}::uuid and r.region = ${region} and r.closed_at is null
      and r.aws_status = 'InProgress' and v.safeguard = ${enforcedSafeguard} and v.status = 'failing'
      and not exists (
        select from termination t
        where t.customer_id = r.customer_id and t.arn = r.arn and t.job_creation_time = r.creation_time
          and t.state not in ('observed', 'spared')
      )
    order by r.creation_time`
}

/** What waits for a decision about a job that has ended meanwhile. */
async function listEnded(
  tx: Tx,
  { accountId, region }: { accountId: string; region: string },
): Promise<{ id: string; awsStatus: string | null }[]> {
  return tx.$queryRaw`
    select t.id, r.aws_status as "awsStatus" from termination t
    join resource r on r.customer_id = t.customer_id and r.id = t.resource_id
    where t.account_id = ${accountId}::uuid and t.region = ${region} and t.state in ('observed', 'held')
      and (r.closed_at is not null or r.aws_status not in ('InProgress', 'Stopping'))`
}

/**
 * The first phase of a stop: for each job that is to be stopped, one transaction authorises, audits and
 * enqueues it. Returns how many were intended. A job whose exclusion ends, or whose account is armed, is
 * found again by the next reading.
 */
// eslint-disable-next-line no-restricted-syntax -- decideTermination audits inside the transaction
export async function intendTerminations(ctx: Ctx, raw: z.input<typeof input>): Promise<number> {
  const scoped = requirePermission(ctx, 'termination:carry_out')
  const { accountId, region, seenAt } = input.parse(raw)
  const place = { accountId, region }
  // What has ended or is not enforced is suspended too; decideTermination sees to what it decides about.
  await suspendChanged(scoped, place)
  const { candidates, ended } = await customerRead(scoped, async (tx) => ({
    candidates: await listCandidates(tx, place),
    ended: await listEnded(tx, place),
  }))
  for (const { id, awsStatus } of ended)
    await closeTermination(scoped, id, {
      state: 'ended',
      finalStatus: awsStatus,
      outcome: 'The job ended by itself.',
    })
  if (candidates.length === 0) return 0
  const fleet = await readFleet(scoped)
  let intended = 0
  for (const candidate of candidates) {
    const detection = { by: 'sweep', eventAt: candidate.creationTime, seenAt: new Date(seenAt) } as const
    const outcome = await customerWrite(scoped, (tx) =>
      decideTermination(tx, scoped, candidate, detection, { fleet }),
    )
    if (outcome === 'intended') intended++
  }
  return intended
}
