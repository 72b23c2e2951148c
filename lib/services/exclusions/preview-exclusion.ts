import { customerRead } from '#lib/db/doors.ts'
import { attestationTexts, attestationVersion } from '#lib/domain/exclusions/attestation.ts'
import type { AttestedConfiguration } from '#lib/domain/exclusions/configuration.ts'
import { refusalOfEnd, secondApproverBecause } from '#lib/domain/exclusions/limits.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import type { z } from 'zod'
import { checkSubject, subjectInput } from './check-ask.ts'
import { databaseNow } from './clock.ts'
import { readPolicy } from './policy.ts'
import type { AskPreview } from './views.ts'

function together(configurations: readonly (AttestedConfiguration | null)[]): AttestedConfiguration | null {
  const known = configurations.filter((one) => one !== null)
  if (known.length === 0) return null
  const all = (part: keyof AttestedConfiguration) => [...new Set(known.flatMap((one) => one[part]))].sort()
  return {
    inputs: all('inputs'),
    outputs: all('outputs'),
    roles: all('roles'),
    keys: all('keys'),
    network: all('network'),
  }
}

/** What a request would say, before it is sent: what is found, what overlaps, what would be attested. */
export async function previewExclusion(ctx: Ctx, raw: z.input<typeof subjectInput>): Promise<AskPreview> {
  const scoped = requirePermission(ctx, 'exclusion:ask')
  const subject = subjectInput.parse(raw)
  const { customerId } = scoped
  return customerRead(scoped, async (tx) => {
    const { names, planned } = await checkSubject(tx, customerId, subject)
    const policy = await readPolicy(tx, customerId)
    const now = await databaseNow(tx)
    const endsAt = new Date(subject.endsAt)
    return {
      names: names.map(({ configuration: _, ...name }) => name),
      planned: planned && { status: planned.status, reasons: planned.reasons, problem: planned.problem },
      configuration: together(names.map(({ configuration }) => configuration)),
      endProblem: refusalOfEnd(endsAt, now, policy),
      secondApproverBecause: secondApproverBecause({ accountId: subject.accountId, endsAt }, now, policy),
      maxDays: policy.maxDays,
      attestation: { version: attestationVersion, text: attestationTexts[attestationVersion] },
    }
  })
}
