import { z } from 'zod'
import { mergeGaps } from '#lib/aws/collectors/gaps.ts'
import { resourceKey } from '#lib/aws/collectors/kind.ts'
import { collectRunning, type RunningJobs } from '#lib/aws/collectors/running-tuning-jobs.ts'
import { gapOf } from '#lib/aws/errors.ts'
import { type CountedClient, readingClient } from '#lib/aws/sagemaker-client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerRead, customerWrite } from '#lib/db/doors.ts'
import type { AccountStatus } from '#lib/domain/accounts/account.ts'
import { roleArn } from '#lib/domain/accounts/roles.ts'
import type { Gap } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { intendTerminations } from '#lib/services/terminations/intend-terminations.ts'
import { catalogueRevision } from '#lib/domain/safeguards/revision.ts'
import type { InForce } from '#lib/domain/safeguards/revisions.ts'
import { inForceJson } from '#lib/services/rules/in-force.ts'
import { findDescribed } from './find-described.ts'
import { outcomeOf, type ScanOutcome } from './outcome-of.ts'
import { readRequest } from './read-request.ts'
import { type Place, recordResources } from './record-resources.ts'

const input = z.object({ accountId: z.uuid(), region: z.string().min(1) })

export interface SweepSummary {
  /** Tuning jobs that run, or ran when we last looked. */
  jobs: number
  found: number
  changed: number
  vanished: number
  intended: number
  calls: number
  outcome: ScanOutcome | null
  gaps: Gap[]
}

/** A sweep that takes longer than this is cut off and shown as a gap. */
const sweepTimeoutMs = 2 * 60_000

/** What was told to stop is asked after by its own follow-up; a sweep does so only where that takes longer. */
const followedSeconds = 600

interface Facts {
  status: AccountStatus
  awsAccountId: string
  partition: string
  externalId: string
  isWatched: boolean
  outcome: ScanOutcome | null
  running: {
    id: string
    arn: string
    name: string
    creationTime: Date
    isDescribed: boolean
    catalogueRevision: string | null
  }[]
  /** Which revisions of rules stop jobs. */
  inForce: InForce | null
  /** Whether a decision waits about a job here. */
  isWaiting: boolean
}

/** Everything a quiet sweep needs to know, in one round trip: a fleet's worth of them runs every minute. */
async function readFacts(tx: Tx, { customerId, accountId, region }: Place): Promise<Facts | undefined> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    select a.status::text as status, a.aws_account_id as "awsAccountId", a.partition, a.external_id::text as "externalId",
      ${region} = any(a.regions) as "isWatched", s.sweep_outcome::text as outcome,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'arn', r.arn, 'name', r.name,
          'creationTime', r.creation_time, 'isDescribed', r.described_at is not null,
          'catalogueRevision', r.catalogue_revision))
        from resource r where r.customer_id = a.customer_id and r.account_id = a.id and r.region = ${region}
          and r.type = 'tuning-job' and r.closed_at is null and r.aws_status in ('InProgress', 'Stopping')
          and not exists (select from termination t where t.customer_id = r.customer_id and t.arn = r.arn
            and t.job_creation_time = r.creation_time and t.state = 'stop_sent'
            and t.stop_sent_at > now() - make_interval(secs => ${followedSeconds}))), '[]') as running,
      (${inForceJson}) as "inForce",
      exists (select from termination t where t.customer_id = a.customer_id and t.account_id = a.id
        and t.region = ${region} and t.state in ('observed', 'held')) as "isWaiting"
    from aws_account a
    left join region_scan s on s.customer_id = a.customer_id and s.account_id = a.id and s.region = ${region}
    where a.customer_id = ${customerId}::uuid and a.id = ${accountId}::uuid`
  for (const job of facts?.running ?? []) job.creationTime = new Date(job.creationTime)
  return facts
}

/**
 * Looks for tuning jobs that run in one account and region, by the read role: records them, judged, and intends
 * a termination for each that fails. One call of AWS's where none runs. What could not be read is a gap in the
 * region's state; a list that broke off closes nothing.
 */
export async function sweepRegion(ctx: Ctx, raw: z.input<typeof input>): Promise<SweepSummary> {
  const scoped = requirePermission(ctx, 'scan:run')
  const { accountId, region } = input.parse(raw)
  const { customerId } = scoped
  const place = { customerId, accountId, region }
  const facts = await customerRead(scoped, (tx) => readFacts(tx, place))
  if (!facts?.isWatched) throw notFound()
  const summary: SweepSummary = {
    ...{ jobs: 0, found: 0, changed: 0, vanished: 0, intended: 0, calls: 0, outcome: null, gaps: [] },
  }
  if (facts.status !== 'connected') return summary

  const startedAt = new Date()
  const seen = await lookFor(facts, place)
  summary.calls = seen.calls
  summary.jobs = seen.items.length
  const outcome = outcomeOf(region, seen.gaps, seen.isWhole)
  // A region that is off is a state of its own, not something we failed to read.
  summary.gaps = outcome === 'not_enabled' ? [] : mergeGaps(seen.gaps)
  summary.outcome = outcome

  await customerWrite(scoped, async (tx) => {
    if (seen.items.length > 0) {
      const { found, changed } = await recordResources(tx, place, seen.items, new Date())
      Object.assign(summary, { found, changed })
    }
    if (seen.gone.length > 0)
      summary.vanished = await tx.$executeRaw`update resource set closed_at = ${startedAt}
        where customer_id = ${customerId}::uuid and id = any(${seen.gone.map(({ id }) => id)}::uuid[]) and closed_at is null`
    const { found, changed, vanished } = summary
    const isQuiet = found + changed + vanished === 0 && facts.outcome === outcome
    // What the next sweep measures again need not be on the disk before we go on.
    if (isQuiet) await tx.$executeRaw`/* ahead */ select set_config('synchronous_commit', 'off', true)`
    await tx.$executeRaw`/* ahead */
      insert into region_scan (customer_id, account_id, region, swept_at, sweep_outcome, sweep_calls, sweep_gaps)
      values (${customerId}::uuid, ${accountId}::uuid, ${region}, ${startedAt}, ${outcome}::scan_outcome,
        ${summary.calls}, ${JSON.stringify(summary.gaps)}::jsonb)
      on conflict (customer_id, account_id, region) do update set swept_at = excluded.swept_at,
        sweep_outcome = excluded.sweep_outcome, sweep_calls = excluded.sweep_calls, sweep_gaps = excluded.sweep_gaps`
    // A sweep that found nothing new is a measurement, not an act: the region's row says that it was.
    if (found + changed + vanished > 0)
      await emitAudit(tx, scoped, {
        action: 'scan.record',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { region, reading: 'sweep', found, changed, vanished },
      })
    if (facts.outcome !== outcome)
      await emitAudit(tx, scoped, {
        action: 'scan.outcome',
        resourceType: 'aws_account',
        resourceId: accountId,
        details: { region, reading: 'sweep', before: facts.outcome, after: outcome },
      })
  })
  if (seen.items.length > 0 || facts.running.length > 0 || facts.isWaiting)
    summary.intended = await intendTerminations(scoped, {
      ...{ accountId, region },
      seenAt: startedAt.toISOString(),
    })
  return summary
}

type Seen = RunningJobs<Facts['running'][number]> & { calls: number }

async function lookFor(facts: Facts, { customerId, region }: Place): Promise<Seen> {
  let counted: CountedClient
  try {
    const request = readRequest({ ...facts, roleArn: roleArn(facts, 'read'), region }, 'enforcement')
    counted = await readingClient(request, 'enforcement')
  } catch (error) {
    return {
      ...{ items: [], gone: [], isWhole: false, calls: 0 },
      gaps: [gapOf('sts', 'AssumeRole', region, error)],
    }
  }
  const word = catalogueRevision('tuning-job', facts.inForce ?? {})
  const known = facts.running.filter(({ isDescribed }) => isDescribed)
  const described = new Set(known.filter((job) => job.catalogueRevision === word).map(resourceKey))
  // Judged by a wording that is not in force any more: described and judged again.
  const outdated = new Set(known.filter((job) => job.catalogueRevision !== word).map(resourceKey))
  try {
    const seen = await collectRunning(
      {
        ...{ client: counted.client, signal: AbortSignal.timeout(sweepTimeoutMs) },
        place: { partition: facts.partition, awsAccountId: facts.awsAccountId, region },
      },
      {
        running: facts.running,
        async findKnown(items) {
          // An event or an inventory may have described what ran for us first.
          const others = items.filter((item) => !described.has(resourceKey(item)))
          const found =
            others.length === 0
              ? new Set<string>()
              : await customerRead({ customerId }, (tx) => findDescribed(tx, customerId, others))
          return (item) =>
            !outdated.has(resourceKey(item)) &&
            (described.has(resourceKey(item)) || found.has(resourceKey(item)))
        },
      },
    )
    return { ...seen, calls: counted.calls() }
  } finally {
    counted.destroy()
  }
}
