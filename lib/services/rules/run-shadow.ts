import { staffRead } from '#lib/db/doors.ts'
import { type ShadowChange, shadowChange } from '#lib/domain/safeguards/revisions.ts'
import type { Rule } from '#lib/domain/safeguards/rule.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'

/** How far back jobs are tried that do not run any more. */
export const shadowDays = 90
const jobsPerRead = 1000

export interface ShadowJob {
  resourceId: string
  customerId: string
  accountId: string
  type: ResourceType
  name: string
  region: string
  isRunning: boolean
  creationTime: Date
  change: ShadowChange
  /** The revision's words for it. */
  why: string
}

interface Stored extends Pick<
  ShadowJob,
  'resourceId' | 'customerId' | 'accountId' | 'type' | 'name' | 'region' | 'isRunning' | 'creationTime'
> {
  settings: unknown
}

/** Jobs on record, a thousand at a time: those that run, and those of the last 90 days. */
async function* storedJobs(rule: Rule, customerId: string | null): AsyncGenerator<Stored[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const rows = await staffRead(
      (tx) => tx.$queryRaw<Stored[]>`
        select r.id as "resourceId", r.customer_id as "customerId", r.account_id as "accountId", r.type, r.name, r.region,
          r.settings, r.creation_time as "creationTime",
          (r.closed_at is null and r.aws_status in ('InProgress', 'Stopping')) as "isRunning"
        from resource r join customer c on c.id = r.customer_id and c.closed_at is null
        where r.type = any(${[...rule.resourceTypes]}) and r.id > ${from}::uuid
          and (${customerId}::uuid is null or r.customer_id = ${customerId}::uuid)
          and (r.creation_time > clock_timestamp() - make_interval(days => ${shadowDays})
            or (r.closed_at is null and r.aws_status = 'InProgress'))
        order by r.id limit ${jobsPerRead}`,
    )
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < jobsPerRead || !last) return
    after = last.resourceId
  }
}

/** Everything that a revision would do differently, job by job, and how many it was tried on. */
export async function runShadow(
  ctx: Ctx,
  { rule, from, to, customerId = null }: { rule: Rule; from: number; to: number; customerId?: string | null },
): Promise<{ jobs: ShadowJob[]; judged: Map<string, number>; withoutSettings: number }> {
  requireStaffPermission(ctx, 'rule:read')
  const jobs: ShadowJob[] = []
  const judged = new Map<string, number>()
  let withoutSettings = 0
  for await (const batch of storedJobs(rule, customerId))
    for (const { settings, ...job } of batch) {
      if (settings === null) {
        withoutSettings++
        continue
      }
      judged.set(job.customerId, (judged.get(job.customerId) ?? 0) + 1)
      const found = shadowChange(rule, { from, to }, { kind: 'described', described: settings }, job.type)
      if (found === null) continue
      const { change, verdict } = found
      const telling = change === 'stops' ? verdict.reasons.find(({ value }) => value !== true) : undefined
      jobs.push({ ...job, change, why: (telling ?? verdict.reasons[0])?.message ?? verdict.status })
    }
  return { jobs, judged, withoutSettings }
}
