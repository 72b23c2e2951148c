import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import {
  type AttestedConfiguration,
  attestedConfiguration,
  attestedResource,
} from '#lib/domain/exclusions/configuration.ts'
import { openRequestStates } from '#lib/domain/exclusions/request-states.ts'
import { liveExclusionStates } from '#lib/domain/exclusions/exclusion-states.ts'
import { refusalOfNames } from '#lib/domain/exclusions/names.ts'
import { keepSettings } from '#lib/domain/resources/keep-settings.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import { type ResourceType, resourceTypeIds } from '#lib/domain/resources/types.ts'
import { enforcedSafeguard, findRule, judgeResource } from '#lib/domain/safeguards/catalogue.ts'
import type { InForce } from '#lib/domain/safeguards/revisions.ts'
import { readInForce } from '#lib/services/rules/in-force.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { NameCheck } from './views.ts'

/** What people ask about: which names, excused from what. Shared by preview, draft and sending. */
export const subjectInput = z.object({
  accountId: z.uuid('Choose an AWS account.'),
  region: z.string().min(1, 'Choose a region.').max(40),
  resourceType: z.enum(resourceTypeIds).default('tuning-job'),
  safeguard: z.string().max(100).default(enforcedSafeguard),
  names: z.array(z.string().trim().max(100)).superRefine((names, issues) => {
    const refusal = refusalOfNames(names)
    if (refusal !== null) issues.addIssue({ code: 'custom', message: refusal })
  }),
  /** The Create request of names that do not exist yet, as JSON text. */
  planned: z.string().max(60_000, 'At most 60,000 characters.').optional(),
  endsAt: z.iso.datetime('Choose an end.'),
  extendsId: z.uuid().optional(),
})
export type Subject = z.output<typeof subjectInput>

export interface PlannedCheck {
  kept: unknown
  status: VerdictStatus
  reasons: Reason[]
  problem: string | null
}

export interface CheckedSubject {
  names: (NameCheck & { configuration: AttestedConfiguration | null })[]
  planned: PlannedCheck | null
}

/** Judges a planned request by the very rule that would judge the job, and keeps what the portal may keep. */
function checkPlanned(
  text: string,
  type: ResourceType,
  { safeguard, inForce }: { safeguard: string; inForce: InForce },
): PlannedCheck {
  const broken = (problem: string): PlannedCheck => ({ kept: null, status: 'unknown', reasons: [], problem })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return broken('This is not JSON. Paste the Create request as you would send it.')
  }
  if (asObject(parsed) === null) return broken('This is not a Create request: it is not a JSON object.')
  const verdict = judgeResource(type, { kind: 'described', described: parsed }, inForce).find(
    (entry) => entry.safeguard === safeguard,
  )
  if (!verdict) return broken('This safeguard does not judge that kind of resource.')
  const { status, reasons } = verdict
  const kept = keepSettings(parsed)
  const problem =
    status === 'failing'
      ? null
      : status === 'unknown'
        ? `This request cannot be judged. ${reasons[0]?.message ?? ''}`.trim()
        : 'This request passes the safeguard, so it needs no exclusion. Launch it.'
  return { kept, status, reasons, problem }
}

function problemOf(name: string, status: VerdictStatus | null, hasSettings: boolean): string | null {
  if (status === 'protected' || status === 'not_applicable')
    return `“${name}” passes this safeguard, so it needs no exclusion.`
  if (status === null) return `“${name}” is not judged by this safeguard.`
  if (!hasSettings) return `We could not read “${name}”, so there is no configuration to attest.`
  return status === 'unknown' ? `We could not judge “${name}”: there is nothing to excuse.` : null
}

/** Looks up each name: what runs under it, what is planned for it, and what was asked or granted already. */
export async function checkSubject(tx: Tx, customerId: string, subject: Subject): Promise<CheckedSubject> {
  const { accountId, region, resourceType, safeguard, names } = subject
  const place = { customerId, accountId, region }
  const about = { safeguard, resourceType }
  const found = await tx.resource.findMany({
    where: { ...place, type: resourceType, name: { in: names }, closedAt: null },
    include: { verdicts: { where: { safeguard } } },
    orderBy: { creationTime: 'asc' },
  })
  // The newest by a name is what runs under it now.
  const byName = new Map(found.map((resource) => [resource.name, resource]))
  const planned =
    subject.planned === undefined || subject.planned.trim() === ''
      ? null
      : checkPlanned(subject.planned, resourceType, {
          safeguard,
          inForce: (await readInForce(tx)).inForce,
        })
  const requests = await tx.exclusionRequest.findMany({
    where: { ...place, ...about, state: { in: [...openRequestStates] }, jobNames: { hasSome: names } },
    select: { id: true, state: true, endsAt: true, jobNames: true },
  })
  const exclusions = await tx.exclusion.findMany({
    where: {
      ...{ ...place, safeguard, request: { resourceType } },
      state: { in: [...liveExclusionStates] },
      jobName: { in: names },
    },
    select: { id: true, state: true, endsAt: true, jobName: true },
  })
  const isJudged = findRule(safeguard)?.resourceTypes.includes(resourceType) === true
  return {
    planned,
    names: names.map((name) => {
      const resource = byName.get(name)
      const status = resource?.verdicts[0]?.status ?? null
      const overlaps = [
        ...requests
          .filter(({ jobNames }) => jobNames.includes(name))
          .map(({ id, state, endsAt }) => ({
            kind: 'request' as const,
            id,
            state,
            endsAt: endsAt.toISOString(),
          })),
        ...exclusions
          .filter(({ id, jobName }) => jobName === name && id !== subject.extendsId)
          .map(({ id, state, endsAt }) => ({
            kind: 'exclusion' as const,
            id,
            state,
            endsAt: endsAt.toISOString(),
          })),
      ]
      const common = { name, overlaps }
      if (!isJudged)
        return {
          ...common,
          ...{
            kind: 'reserved' as const,
            resourceId: null,
            status: null,
            awsStatus: null,
            configuration: null,
          },
          problem: 'This safeguard does not judge that kind of resource.',
        }
      if (resource)
        return {
          ...common,
          kind: 'existing' as const,
          resourceId: resource.id,
          status,
          awsStatus: resource.awsStatus,
          problem: problemOf(name, status, resource.settings !== null),
          configuration: resource.settings === null ? null : attestedResource(resource),
        }
      return {
        ...common,
        ...{ kind: 'reserved' as const, resourceId: null, status: null, awsStatus: null },
        problem:
          planned === null
            ? `“${name}” does not exist there. To reserve the name, paste the request you plan to send.`
            : planned.problem,
        configuration: planned === null ? null : attestedConfiguration(planned.kept),
      }
    }),
  }
}
