import { customerRead } from '#lib/db/doors.ts'
import { configurationParts } from '#lib/domain/exclusions/configuration.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { exclusionPdf, type ExclusionReport } from '#lib/reports/exclusion-pdf.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { getExclusion } from './get-exclusion.ts'
import type { AttestationView, ExclusionDetail } from './views.ts'

function utc(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`
}

function signature({
  signerName,
  signedAt,
  textVersion,
  textHash,
  configuration,
  configurationHash,
}: AttestationView) {
  const parts = (Object.keys(configurationParts) as (keyof typeof configurationParts)[]).map(
    (part) => [configurationParts[part], configuration[part].join(', ') || 'none named'] as const,
  )
  return [
    ['Signed by', `${signerName}, ${utc(signedAt)}`] as const,
    ['Text', `version ${textVersion}, SHA-256 ${textHash}`] as const,
    ['Configuration', `SHA-256 ${configurationHash}`] as const,
    ...parts,
  ]
}

function reportOf(exclusion: ExclusionDetail, customerName: string): ExclusionReport {
  const { names } = exclusion
  const [first] = names
  const title = names.length === 1 && first ? first.name : `Request for ${names.length} names`
  const single = names.length === 1 ? first : undefined
  const facts: (readonly [string, string])[] = [
    ['Resource', resourceTypes[exclusion.resourceType].longLabel],
    ['AWS account', `${exclusion.accountName} (${exclusion.awsAccountId}), ${exclusion.region}`],
    ['Safeguard', exclusion.safeguardTitle],
    ['Why', exclusion.reason],
    ['Until', utc(single?.endsAt ?? exclusion.askedEndsAt)],
    ['Asked by', `${exclusion.requesterName}, ${utc(exclusion.requestedAt)}`],
  ]
  if (exclusion.ticket !== null) facts.push(['Ticket', exclusion.ticket])
  if (exclusion.endorserName !== null) facts.push(['First approver', exclusion.endorserName])
  if (exclusion.deciderName !== null && exclusion.decidedAt !== null)
    facts.push([
      'Decided by',
      `${exclusion.deciderName}, ${utc(exclusion.decidedAt)}: ${exclusion.decisionReason ?? ''}`,
    ])
  if (single?.endedByName) facts.push(['Revoked by', `${single.endedByName}: ${single.endedBecause ?? ''}`])
  return {
    customerName,
    id: exclusion.id,
    title,
    state: `State: ${(single?.exclusionState ?? exclusion.state).replace('_', ' ')}`,
    facts,
    names: names.map((name) => ({
      name: name.name,
      state: (name.exclusionState ?? exclusion.state).replace('_', ' '),
      until: utc(name.endsAt ?? exclusion.askedEndsAt),
    })),
    attestations: names.flatMap(({ name, attestation }) =>
      attestation === null ? [] : [{ name, text: attestation.text ?? '', facts: signature(attestation) }],
    ),
    events: exclusion.events.map(({ at, actorName, side, kind, words }) => ({
      at: utc(at),
      words: `${actorName}${side === 'support' ? ' (support)' : ''}: ${kind.replaceAll('_', ' ')}`,
      said: words,
    })),
    madeAt: utc(exclusion.now),
  }
}

/** An exclusion, or a request, as a PDF for whoever has to show it. */
export async function exportExclusion(
  ctx: Ctx,
  raw: { id: string },
): Promise<{ fileName: string; pdf: Buffer }> {
  const scoped = requirePermission(ctx, 'exclusion:read')
  const exclusion = await getExclusion(ctx, raw)
  const customer = await customerRead(scoped, (tx) =>
    tx.customer.findUniqueOrThrow({ where: { id: scoped.customerId } }),
  )
  return {
    fileName: `exclusion-${exclusion.id}.pdf`,
    pdf: await exclusionPdf(reportOf(exclusion, customer.name)),
  }
}
