import type {
  AwsAccount,
  Exclusion,
  ExclusionAttestation,
  ExclusionRequest,
  Resource,
} from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/client.ts'
import { attestationText } from '#lib/domain/exclusions/attestation.ts'
import type { AttestedConfiguration, ConfigurationChange } from '#lib/domain/exclusions/configuration.ts'
import { isLiveExclusion } from '#lib/domain/exclusions/exclusion-states.ts'
import { type RequestActor, refusalOfRequestAct } from '#lib/domain/exclusions/request-states.ts'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { notFound } from '#lib/services/errors.ts'
import type { InForce } from '#lib/domain/safeguards/revisions.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import { databaseNow } from './clock.ts'
import { requestFacts } from './fetch-request.ts'
import type { AttestationView, ExclusionDetail, RequestedName } from './views.ts'

export type ResourceWithVerdict = Resource & { verdicts: { status: VerdictStatus; reasons: unknown }[] }

export interface LoadedRequest {
  request: ExclusionRequest & { account: AwsAccount }
  /** The exclusion the page was opened for; null for a request's own page. */
  exclusion: Exclusion | null
  exclusions: Exclusion[]
  attestations: ExclusionAttestation[]
  resources: Map<string, ResourceWithVerdict>
  /** Which revisions of rules stop jobs now. */
  inForce: InForce
  now: Date
}

/** A request by its own id or by that of one of its exclusions, with what belongs to it. */
export async function loadRequest(tx: Tx, customerId: string, id: string): Promise<LoadedRequest> {
  const exclusion = await tx.exclusion.findUnique({ where: { customerId_id: { customerId, id } } })
  const request = await tx.exclusionRequest.findUnique({
    where: { customerId_id: { customerId, id: exclusion?.requestId ?? id } },
    include: { account: true },
  })
  if (!request) throw notFound()
  const { id: requestId, accountId, region, safeguard, resourceType, jobNames } = request
  const found = await tx.resource.findMany({
    where: { customerId, accountId, region, type: resourceType, name: { in: jobNames }, closedAt: null },
    include: { verdicts: { where: { safeguard } } },
    orderBy: { creationTime: 'asc' },
  })
  return {
    request,
    exclusion,
    exclusions: await tx.exclusion.findMany({ where: { customerId, requestId } }),
    attestations: await tx.exclusionAttestation.findMany({
      where: { customerId, requestId },
      orderBy: { signedAt: 'asc' },
    }),
    resources: new Map(found.map((resource) => [resource.name, resource])),
    inForce: (await readInForce(tx)).inForce,
    now: await databaseNow(tx),
  }
}

function attestationView(row: ExclusionAttestation): AttestationView {
  const { signerName, textVersion, textHash, configurationHash } = row
  return {
    ...{ signerName, textVersion, textHash, configurationHash },
    signedAt: row.signedAt.toISOString(),
    text: attestationText(textVersion),
    configuration: row.configuration as unknown as AttestedConfiguration,
  }
}

export function requestedName(loaded: LoadedRequest, name: string): RequestedName {
  const exclusion = loaded.exclusions.find(({ jobName }) => jobName === name)
  const attestation =
    loaded.attestations.find(({ id }) => id === exclusion?.attestationId) ??
    loaded.attestations.findLast(({ jobName }) => jobName === name)
  const resource = loaded.resources.get(name)
  return {
    name,
    exclusionId: exclusion?.id ?? null,
    exclusionState: exclusion?.state ?? null,
    startsAt: exclusion?.startsAt.toISOString() ?? null,
    endsAt: exclusion?.endsAt.toISOString() ?? null,
    endedAt: exclusion?.endedAt?.toISOString() ?? null,
    endedByName: exclusion?.endedByName ?? null,
    endedBecause: exclusion?.endedBecause ?? null,
    changes: (exclusion?.changes ?? []) as unknown as ConfigurationChange[],
    attestation: attestation ? attestationView(attestation) : null,
    resourceId: resource?.id ?? null,
    status: resource?.verdicts[0]?.status ?? null,
    awsStatus: resource?.awsStatus ?? null,
  }
}

export function reasonsOf(resource: ResourceWithVerdict | undefined): Reason[] {
  return (resource?.verdicts[0]?.reasons ?? []) as Reason[]
}

/** The page of a request, or of one of its exclusions, as the person who asks may see and act on it. */
export async function exclusionDetail(
  tx: Tx,
  loaded: LoadedRequest,
  viewer: { actor: RequestActor; refusals: { ask: string | null; revoke: string | null } },
): Promise<ExclusionDetail> {
  const { request, exclusion, now } = loaded
  const { customerId } = request
  const names = exclusion ? [exclusion.jobName] : request.jobNames
  const events = await tx.exclusionEvent.findMany({
    where: {
      ...{ customerId, requestId: request.id },
      ...(exclusion ? { OR: [{ exclusionId: null }, { exclusionId: exclusion.id }] } : {}),
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const nameOf = new Map(loaded.exclusions.map(({ id, jobName }) => [id, jobName]))
  const refusal = (act: 'withdraw' | 'answer' | 'send') =>
    viewer.refusals.ask ?? refusalOfRequestAct(act, requestFacts(request), viewer.actor, now)
  const isAnyLive = loaded.exclusions.some(({ state, endsAt }) => isLiveExclusion(state) && endsAt > now)
  const { state, resourceType, safeguard, accountId, region, reason, ticket, isUrgent, urgentBecause } =
    request
  return {
    id: exclusion?.id ?? request.id,
    requestId: request.id,
    name: exclusion?.jobName ?? null,
    ...{ state, safeguard, accountId, region, reason, ticket, isUrgent, urgentBecause },
    resourceType: resourceType as ResourceType,
    safeguardTitle: findRule(safeguard)?.title ?? safeguard,
    accountName: request.account.name,
    awsAccountId: request.account.awsAccountId,
    requesterName: request.requesterName,
    requestedAt: request.requestedAt.toISOString(),
    askedEndsAt: request.endsAt.toISOString(),
    lapsesAt: request.lapsesAt.toISOString(),
    respondBy: request.respondBy?.toISOString() ?? null,
    endorserName: request.endorserName,
    deciderName: request.deciderName,
    decidedAt: request.decidedAt?.toISOString() ?? null,
    decisionReason: request.decisionReason,
    extendsId: request.extendsId,
    names: names.map((name) => requestedName(loaded, name)),
    events: events.map(({ id, at, kind, side, actorName, words, exclusionId }) => ({
      ...{ id, kind, actorName, words },
      at: at.toISOString(),
      side: side as ExclusionDetail['events'][number]['side'],
      name: exclusionId === null ? null : (nameOf.get(exclusionId) ?? null),
    })),
    planned: request.planned,
    refusals: {
      withdraw: refusal('withdraw'),
      answer: refusal('answer'),
      send: refusal('send'),
      ask: viewer.refusals.ask,
      revoke: viewer.refusals.revoke ?? (isAnyLive ? null : 'Nothing of this request is active.'),
    },
    now: now.toISOString(),
  }
}
