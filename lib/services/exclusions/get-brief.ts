import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import {
  type AttestedConfiguration,
  attestedConfiguration,
  configurationChanges,
  configurationParts,
} from '#lib/domain/exclusions/configuration.ts'
import { dayMs, secondApproverBecause } from '#lib/domain/exclusions/limits.ts'
import { refusalOfRequestAct } from '#lib/domain/exclusions/request-states.ts'
import { suggestApproval, suggestDecline, suggestQuestion } from '#lib/domain/exclusions/suggest-reason.ts'
import { instanceCountOf } from '#lib/domain/resources/resource-instances.ts'
import { dataLocationsOf } from '#lib/domain/resources/data-locations.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason } from '#lib/domain/safeguards/verdict.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission, type StaffCtx } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { readBucketRows } from '#lib/services/resources/bucket-views.ts'
import { requestActor } from './actor.ts'
import { customerOfRequest } from './customer-of-request.ts'
import { requirePerson } from './decide.ts'
import {
  exclusionDetail,
  type LoadedRequest,
  loadRequest,
  reasonsOf,
  requestedName,
} from './exclusion-view.ts'
import { requestFacts } from './fetch-request.ts'
import { readPolicy } from './policy.ts'
import type { Brief, BriefName } from './views.ts'

const input = z.object({ id: z.uuid() })

/** One look is one line of the trail, however often the page reads itself again meanwhile. */
const sameLookMinutes = 15

/**
 * Everything an approver needs, on one screen. Opening it is an act: the customer's trail says who looked,
 * with the request as the reason.
 */
export async function getBrief(ctx: Ctx, raw: z.input<typeof input>): Promise<Brief> {
  const staff = requireStaffPermission(ctx, 'exclusion:decide')
  const person = requirePerson(staff)
  const parsed = input.safeParse(raw)
  if (!parsed.success) throw notFound()
  const { id } = parsed.data
  const customerId = await customerOfRequest(ctx, id)
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const loaded = await loadRequest(tx, customerId, id)
    const seen = await tx.auditEntry.findFirst({
      where: {
        ...{ customerId, resourceType: 'exclusion_request', resourceId: id, action: 'exclusion.look' },
        actorId: person.personId,
        at: { gt: new Date(loaded.now.getTime() - sameLookMinutes * 60_000) },
      },
      select: { seq: true },
    })
    if (!seen)
      await emitAudit(tx, scoped, {
        action: 'exclusion.look',
        resourceType: 'exclusion_request',
        resourceId: id,
        details: { state: loaded.request.state, because: 'exclusion request in support’s queue' },
      })
    return briefOf(tx, staff, loaded)
  })
}

async function briefOf(tx: Tx, { actor }: StaffCtx, loaded: LoadedRequest): Promise<Brief> {
  const { request, now } = loaded
  const { customerId } = request
  const viewer = requestActor(actor, customerId, 'support')
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
  const policy = await readPolicy(tx, customerId)
  const names = request.jobNames.map((name) => briefName(loaded, name))
  const counts = names.map(({ instanceCount }) => instanceCount).filter((count) => count !== null)
  const instances = counts.length === 0 ? null : Math.max(...counts)
  const data = await readBuckets(tx, loaded)
  const facts = {
    names: names.length,
    signerName: names[0]?.attestation?.signerName ?? request.requesterName,
    instances,
    endsAt: (request.grantedEndsAt ?? request.endsAt).toISOString(),
    failingBuckets: data.buckets.filter(({ bucket }) => bucket?.status === 'failing').length,
    unknownBuckets: data.buckets.filter(({ bucket }) => bucket === null || bucket.status === 'unknown')
      .length,
  }
  const refusal = (act: 'approve' | 'decline' | 'ask_information') =>
    refusalOfRequestAct(act, requestFacts(request), viewer, now)
  return {
    request: await exclusionDetail(tx, loaded, {
      actor: viewer,
      refusals: { ask: 'Only the customer’s own people ask.', revoke: 'Enter the customer to revoke.' },
    }),
    customer: { id: customer.id, slug: customer.slug, name: customer.name },
    names,
    instances,
    ...data,
    ...(await readOthers(tx, loaded)),
    replay: await replay(tx, loaded, names),
    former: await readFormer(tx, loaded),
    secondApproverBecause: secondApproverBecause(
      { accountId: request.accountId, endsAt: request.grantedEndsAt ?? request.endsAt },
      now,
      policy,
    ),
    maxDays: policy.maxDays,
    most: {
      names: request.state === 'endorsed' ? request.grantedNames : request.jobNames,
      endsAt: (request.grantedEndsAt ?? request.endsAt).toISOString(),
    },
    suggested: {
      approve: suggestApproval(facts),
      decline: suggestDecline(facts),
      ask: suggestQuestion(facts),
    },
    refusals: {
      approve: refusal('approve'),
      decline: refusal('decline'),
      ask_information: refusal('ask_information'),
    },
  }
}

/** A reserved name is judged by its plan: the same rule, the same words. */
function briefName(loaded: LoadedRequest, name: string): BriefName {
  const { request } = loaded
  const resource = loaded.resources.get(name)
  const type = request.resourceType as ResourceType
  if (resource)
    return {
      ...requestedName(loaded, name),
      instanceCount: resource.instanceCount,
      reasons: reasonsOf(resource),
    }
  const planned = judgeResource(type, { kind: 'described', described: request.planned }, loaded.inForce).find(
    ({ safeguard }) => safeguard === request.safeguard,
  )
  const reasons: Reason[] = planned?.reasons ?? []
  return { ...requestedName(loaded, name), instanceCount: instanceCountOf(type, request.planned), reasons }
}

/**
 * The buckets of what would be excluded: of what runs under a name, or of the plan for it. Their verdicts are the
 * inventory's; a bucket that was not read yet is said to be unread, never right.
 */
async function readBuckets(tx: Tx, loaded: LoadedRequest): Promise<Pick<Brief, 'buckets' | 'notFollowed'>> {
  const { request, resources } = loaded
  const described = request.jobNames.map((name) => resources.get(name)?.settings ?? request.planned)
  const locations = described.map((value) => dataLocationsOf(request.resourceType as ResourceType, value))
  const wanted = [...new Set(locations.flatMap(({ buckets }) => buckets.map(({ bucket }) => bucket)))].sort()
  const rows = await readBucketRows(tx, request, wanted)
  return {
    buckets: wanted.map((name) => ({ name, bucket: rows.get(name) ?? null })),
    notFollowed: [...new Set(locations.flatMap(({ notFollowed }) => notFollowed.map(({ why }) => why)))],
  }
}

async function readOthers(
  tx: Tx,
  { request, now }: LoadedRequest,
): Promise<Pick<Brief, 'others' | 'history'>> {
  const { customerId } = request
  const others = await tx.exclusionRequest.findMany({
    where: { customerId, id: { not: request.id }, state: { not: 'draft' } },
    orderBy: { requestedAt: 'desc' },
    take: 5,
    include: { exclusions: { select: { state: true } } },
  })
  const month = new Date(now.getTime() - 30 * dayMs)
  return {
    others: others.map(({ id, state, jobNames, requestedAt, endsAt, exclusions }) => ({
      id,
      state: exclusions.length === 0 ? state : (exclusions[0]?.state ?? state),
      names: jobNames,
      at: requestedAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    history: {
      approved: await tx.exclusionRequest.count({ where: { customerId, state: 'approved' } }),
      declined: await tx.exclusionRequest.count({ where: { customerId, state: 'declined' } }),
      activeNow: await tx.exclusion.count({ where: { customerId, state: 'active', endsAt: { gt: now } } }),
      terminatedIn30Days: await tx.termination.count({ where: { customerId, intendedAt: { gt: month } } }),
    },
  }
}

/** "In the last 30 days this would have spared 3 jobs": of these names, and of the same configuration. */
async function replay(
  tx: Tx,
  { request, now }: LoadedRequest,
  names: readonly BriefName[],
): Promise<Brief['replay']> {
  const { customerId, accountId, region, safeguard, jobNames } = request
  const stopped = await tx.termination.findMany({
    where: {
      ...{ customerId, accountId, region, safeguard },
      state: { in: ['intended', 'stop_sent', 'stopped'] },
      intendedAt: { gt: new Date(now.getTime() - 30 * dayMs) },
    },
    select: { jobName: true, resource: { select: { settings: true } } },
    take: 1000,
  })
  const attested = names.flatMap(({ attestation }) => (attestation ? [attestation.configuration] : []))
  const isAlike = (settings: unknown) => {
    const running = attestedConfiguration(settings)
    return attested.some((configuration) => configurationChanges(configuration, running).length === 0)
  }
  return {
    sameName: stopped.filter(({ jobName }) => jobNames.includes(jobName)).length,
    sameConfiguration: stopped.filter(({ resource }) => isAlike(resource.settings)).length,
  }
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ')
}

/** The request before this one for any of its names, and what is different now. */
async function readFormer(tx: Tx, { request, attestations }: LoadedRequest): Promise<Brief['former']> {
  const { customerId, accountId, region, safeguard, jobNames, requestedAt, id } = request
  const extended =
    request.extendsId === null
      ? null
      : await tx.exclusion.findUnique({
          where: { customerId_id: { customerId, id: request.extendsId } },
          select: { requestId: true },
        })
  const former = await tx.exclusionRequest.findFirst({
    where: {
      ...{ customerId, accountId, region, safeguard },
      ...(extended ? { id: extended.requestId } : { jobNames: { hasSome: jobNames }, id: { not: id } }),
      state: { not: 'draft' },
      requestedAt: { lt: requestedAt },
    },
    include: { attestations: { orderBy: { signedAt: 'asc' } } },
    orderBy: { requestedAt: 'desc' },
  })
  if (!former) return null
  const changes: { what: string; before: string; after: string }[] = []
  const compare = (what: string, before: string, after: string) => {
    if (before !== after) changes.push({ what, before, after })
  }
  compare('Names', listed(former.jobNames), listed(jobNames))
  compare('Ends', former.endsAt.toISOString().slice(0, 10), request.endsAt.toISOString().slice(0, 10))
  compare('Why', former.reason, request.reason)
  compare('Ticket', former.ticket ?? 'none', request.ticket ?? 'none')
  const configurationOf = (row: { configuration: unknown } | undefined) =>
    (row?.configuration ?? {
      inputs: [],
      outputs: [],
      roles: [],
      keys: [],
      network: [],
    }) as AttestedConfiguration
  for (const { part, added, removed } of configurationChanges(
    configurationOf(former.attestations.at(-1)),
    configurationOf(attestations.at(-1)),
  ))
    changes.push({ what: configurationParts[part], before: listed(removed), after: listed(added) })
  return { id: former.id, state: former.state, requestedAt: former.requestedAt.toISOString(), changes }
}
