import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { attestationTexts, attestationVersion } from '#lib/domain/exclusions/attestation.ts'
import { configurationText } from '#lib/domain/exclusions/configuration.ts'
import { isLiveExclusion } from '#lib/domain/exclusions/exclusion-states.ts'
import { lapsesAt, refusalOfEnd, respondBy } from '#lib/domain/exclusions/limits.ts'
import { refusalOfRequestAct } from '#lib/domain/exclusions/request-states.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { fetchAccount } from '#lib/services/accounts/fetch-account.ts'
import { type Ctx, type CustomerCtx, type PersonActor, requirePermission } from '#lib/services/context.ts'
import { conflict, forbidden, notFound, ServiceError } from '#lib/services/errors.ts'
import { tell } from '#lib/services/notices/tell.ts'
import { requestActor } from './actor.ts'
import { type CheckedSubject, checkSubject } from './check-ask.ts'
import { databaseNow } from './clock.ts'
import { draftInput } from './draft-exclusion.ts'
import { lockRequest, requestFacts } from './fetch-request.ts'
import { sha256 } from './hash.ts'
import { noteEvent } from './note-event.ts'
import { readPolicy } from './policy.ts'

export const askInput = draftInput
  .extend({
    reason: z.string().trim().min(10, 'Say why, in a sentence or two. Support decides by it.').max(2000),
    isAttested: z.literal(true, 'Sign the attestation. Without it there is no exclusion.'),
    attestationVersion: z.literal(
      attestationVersion,
      'The text of the attestation has changed. Read it again, then sign.',
    ),
  })
  .refine(({ isUrgent, urgentBecause }) => !isUrgent || (urgentBecause ?? '').length >= 5, {
    path: ['urgentBecause'],
    message: 'Say why it is urgent.',
  })
type Ask = z.output<typeof askInput>

/** Refuses what the preview showed as a problem; a form shows it beside its field. */
function requireSound({ names, planned }: CheckedSubject): void {
  const bad = names.find(({ problem }) => problem !== null)
  if (!bad?.problem) return
  const field = bad.kind === 'reserved' && planned !== null ? 'planned' : 'names'
  throw new ServiceError('invalid', bad.problem, { [field]: bad.problem })
}

/**
 * Asks for an exclusion of up to twenty exact names and signs the attestation for each, bound to the hash of
 * its configuration: the resource's own, or that of the request planned for a reserved name.
 */
export async function askForExclusion(ctx: Ctx, raw: z.input<typeof askInput>): Promise<{ id: string }> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const input = askInput.parse(raw)
  const { actor, customerId } = scoped
  if (actor.kind !== 'person') throw forbidden('Only a person can sign the attestation.')
  return customerWrite(scoped, async (tx) => {
    const account = await fetchAccount(tx, customerId, input.accountId)
    // A bucket may lie where nothing else is read.
    if (!account.regions.includes(input.region) && input.resourceType !== 's3-bucket')
      throw new ServiceError('invalid', 'We do not read that region of this account.', {
        region: 'We do not read that region of this account.',
      })
    const now = await databaseNow(tx)
    const endRefusal = refusalOfEnd(new Date(input.endsAt), now, await readPolicy(tx, customerId))
    if (endRefusal !== null) throw new ServiceError('invalid', endRefusal, { endsAt: endRefusal })
    const checked = await checkSubject(tx, customerId, input)
    requireSound(checked)
    if (input.extendsId !== undefined) await requireExtendable(tx, customerId, input)
    const id = await writeRequest(tx, scoped, actor, { input, checked, now })
    for (const { name, configuration, resourceId } of checked.names)
      if (configuration !== null)
        await tx.exclusionAttestation.create({
          data: {
            ...{ customerId, requestId: id, jobName: name, resourceId, signedAt: now },
            textVersion: attestationVersion,
            textHash: sha256(attestationTexts[attestationVersion]),
            signedBy: actor.personId,
            signerName: actor.name,
            configuration: { ...configuration },
            configurationHash: sha256(configurationText(configuration)),
          },
        })
    await noteEvent(tx, scoped, {
      requestId: id,
      kind: 'send',
      side: 'customer',
      words: input.reason,
      at: now,
    })
    await emitAudit(tx, scoped, {
      action: 'exclusion.ask',
      resourceType: 'exclusion_request',
      resourceId: id,
      details: {
        accountId: input.accountId,
        region: input.region,
        safeguard: input.safeguard,
        names: input.names,
        endsAt: input.endsAt,
        isUrgent: input.isUrgent,
        extendsId: input.extendsId ?? null,
        attestationVersion,
      },
    })
    await tell(tx, customerId, {
      audience: 'support',
      kind: 'exclusion.requested',
      resourceType: 'exclusion_request',
      resourceId: id,
      facts: {
        ...{ names: input.names.length, region: input.region, isUrgent: input.isUrgent },
        ...(input.names.length === 1 && input.names[0] !== undefined && { name: input.names[0] }),
      },
    })
    return { id }
  })
}

async function requireExtendable(tx: Tx, customerId: string, input: Ask): Promise<void> {
  const old = await tx.exclusion.findUnique({
    where: { customerId_id: { customerId, id: input.extendsId ?? '' } },
  })
  if (!old) throw notFound()
  if (!isLiveExclusion(old.state)) throw conflict('That exclusion has ended. Ask for a new one instead.')
  const { accountId, region, safeguard } = old
  const isSame =
    accountId === input.accountId &&
    region === input.region &&
    safeguard === input.safeguard &&
    input.names.length === 1 &&
    input.names[0] === old.jobName
  if (!isSame) throw conflict('An extension is for the same resource. Ask for others separately.')
  if (new Date(input.endsAt) <= old.endsAt)
    throw new ServiceError('invalid', 'An extension ends later than what it extends.', {
      endsAt: 'Choose a later end than the present one.',
    })
}

async function writeRequest(
  tx: Tx,
  scoped: CustomerCtx,
  actor: PersonActor,
  { input, checked, now }: { input: Ask; checked: CheckedSubject; now: Date },
): Promise<string> {
  const { customerId } = scoped
  const { accountId, region, safeguard, resourceType, reason, isUrgent } = input
  const data = {
    ...{ accountId, region, safeguard, resourceType, reason, isUrgent },
    jobNames: input.names,
    planned: (checked.planned?.kept ?? Prisma.DbNull) as Prisma.InputJsonValue,
    ticket: input.ticket ?? null,
    urgentBecause: isUrgent ? (input.urgentBecause ?? null) : null,
    extendsId: input.extendsId ?? null,
    endsAt: new Date(input.endsAt),
    state: 'requested' as const,
    requestedAt: now,
    respondBy: respondBy(now, isUrgent),
    lapsesAt: lapsesAt(now),
  }
  if (input.draftId === undefined) {
    const created = await tx.exclusionRequest.create({
      data: { ...data, customerId, requestedBy: actor.personId, requesterName: actor.name },
    })
    return created.id
  }
  const { request } = await lockRequest(tx, customerId, input.draftId)
  const refusal = refusalOfRequestAct('send', requestFacts(request), requestActor(actor, customerId), now)
  if (refusal !== null) throw conflict(refusal)
  if (request.requestedBy !== actor.personId)
    throw conflict('Somebody else began this draft. Whoever signs sends a request of their own.')
  await tx.exclusionRequest.update({ where: { customerId_id: { customerId, id: request.id } }, data })
  return request.id
}
