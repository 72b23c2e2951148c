import { z } from 'zod'
import type { ExclusionRequest } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { exclusionActRows, isLiveExclusion } from '#lib/domain/exclusions/exclusion-states.ts'
import { refusalOfEnd, secondApproverBecause } from '#lib/domain/exclusions/limits.ts'
import { type RequestState, stateAfter } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import {
  type Ctx,
  type CustomerCtx,
  requireRecentSignIn,
  requireStaffPermission,
} from '#lib/services/context.ts'
import { conflict, ServiceError } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { withholdStops } from '#lib/services/terminations/stop-facts.ts'
import { customerOfRequest } from './customer-of-request.ts'
import { lockForDecision, requirePerson } from './decide.ts'
import { lockExclusion } from './fetch-exclusion.ts'
import { noteEvent } from './note-event.ts'
import { readPolicy } from './policy.ts'

export const approveInput = z.object({
  reason: z.string().trim().min(5, 'Say why. The customer reads it.').max(2000),
  /** Fewer names than were asked for; absent grants them all. */
  names: z.array(z.string()).min(1, 'Grant at least one name, or decline.').optional(),
  /** An earlier end than was asked for. */
  endsAt: z.iso.datetime().optional(),
})
const input = approveInput.extend({ id: z.uuid() })

/** What is granted: never more, and never longer, than was asked. */
function grantOf(
  request: ExclusionRequest,
  given: z.output<typeof input>,
): { names: string[]; endsAt: Date } {
  // The second of two approvers joins what the first granted, or narrows it further.
  const most =
    request.state === 'endorsed'
      ? { names: request.grantedNames, endsAt: request.grantedEndsAt ?? request.endsAt }
      : { names: request.jobNames, endsAt: request.endsAt }
  const names = given.names ?? most.names
  const endsAt = given.endsAt === undefined ? most.endsAt : new Date(given.endsAt)
  const other = names.find((name) => !most.names.includes(name))
  if (other !== undefined) {
    const problem = `“${other}” is not among what can be granted. An approval can be narrower, never wider.`
    throw new ServiceError('invalid', problem, { names: problem })
  }
  if (endsAt > most.endsAt) {
    const problem = 'An approval can be shorter than what was asked for, never longer.'
    throw new ServiceError('invalid', problem, { endsAt: problem })
  }
  return { names: [...new Set(names)], endsAt }
}

/**
 * Approves a request, wholly or in part. From then on each granted name is an exclusion of its own. Where the
 * customer's limit asks for two approvers, the first one's word waits for the second's.
 */
export async function approveExclusion(
  ctx: Ctx,
  raw: z.input<typeof input>,
): Promise<{ id: string; state: RequestState }> {
  const staff = requireStaffPermission(ctx, 'exclusion:decide')
  const actor = requirePerson(staff)
  requireRecentSignIn(staff)
  const given = input.parse(raw)
  const { id, reason } = given
  const customerId = await customerOfRequest(ctx, id)
  const scoped = { ...staff, customerId }
  return customerWrite(scoped, async (tx) => {
    const { request, now } = await lockForDecision(tx, { actor, customerId, id, act: 'approve' })
    const policy = await readPolicy(tx, customerId)
    const { names, endsAt } = grantOf(request, given)
    const endRefusal = refusalOfEnd(endsAt, now, policy)
    if (endRefusal !== null) throw new ServiceError('invalid', endRefusal, { endsAt: endRefusal })
    const second = secondApproverBecause({ accountId: request.accountId, endsAt }, now, policy)
    const state = stateAfter('approve', request.state, second !== null)
    const isWhole = names.length === request.jobNames.length && endsAt.getTime() === request.endsAt.getTime()
    const granted = { grantedNames: names, grantedEndsAt: endsAt }
    await tx.exclusionRequest.update({
      where: { customerId_id: { customerId, id } },
      data:
        state === 'endorsed'
          ? { state, ...granted, endorsedBy: actor.personId, endorserName: actor.name }
          : {
              ...{ state, ...granted, decidedBy: actor.personId, deciderName: actor.name },
              ...{ decidedAt: now, decisionReason: reason, respondBy: null },
            },
    })
    if (state === 'approved') await grant(tx, scoped, { request, names, endsAt, now })
    const kind = state === 'endorsed' ? 'endorse' : 'approve'
    await noteEvent(tx, scoped, { requestId: id, kind, side: 'support', words: reason, at: now })
    await emitAudit(tx, scoped, {
      action: `exclusion.${kind}`,
      resourceType: 'exclusion_request',
      resourceId: id,
      details: { before: request.state, after: state, names, endsAt: endsAt.toISOString(), isWhole },
    })
    if (state === 'approved')
      await tell(tx, customerId, {
        audience: 'people',
        kind: 'exclusion.approved',
        resourceType: 'exclusion_request',
        resourceId: id,
        facts: {
          ...{ names: names.length, endsAt: endsAt.toISOString(), isWhole },
          ...(names.length === 1 && names[0] !== undefined && { name: names[0] }),
        },
      })
    return { id, state }
  })
}

async function grant(
  tx: Tx,
  scoped: CustomerCtx,
  { request, names, endsAt, now }: { request: ExclusionRequest; names: string[]; endsAt: Date; now: Date },
): Promise<void> {
  const { customerId } = scoped
  const { id: requestId, accountId, region, safeguard } = request
  await withholdStops(tx, { customerId, accountId })
  const attestations = await tx.exclusionAttestation.findMany({
    where: { customerId, requestId, jobName: { in: names } },
    orderBy: { signedAt: 'asc' },
  })
  const byName = new Map(attestations.map((attestation) => [attestation.jobName, attestation.id]))
  for (const jobName of names) {
    const attestationId = byName.get(jobName)
    if (attestationId === undefined) throw conflict(`Nobody attested for “${jobName}”.`)
    await tx.exclusion.create({
      data: {
        customerId,
        requestId,
        attestationId,
        accountId,
        region,
        jobName,
        safeguard,
        startsAt: now,
        endsAt,
      },
    })
  }
  if (request.extendsId === null) return
  const { exclusion: old } = await lockExclusion(tx, customerId, request.extendsId)
  if (!isLiveExclusion(old.state)) return
  await tx.exclusion.update({
    where: { customerId_id: { customerId, id: old.id } },
    data: { state: exclusionActRows.extend.to, endedAt: now },
  })
  await noteEvent(tx, scoped, {
    ...{ requestId: old.requestId, exclusionId: old.id },
    ...{ kind: 'extend', side: 'support', at: now },
  })
}
