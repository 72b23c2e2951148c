import type { Tx } from '#lib/db/client.ts'
import type { EvidenceSource } from './source.ts'

/** An exclusion whose end is this near asks for a new attestation or for a fix. */
const dueMs = 14 * 86_400_000

/** Each exclusion stands on one attestation that the excluded thing holds no PHI or PII. */
async function read(tx: Tx, customerId: string) {
  const now = new Date()
  const held = await tx.exclusion.findMany({
    where: { customerId, state: { in: ['active', 'suspended'] }, endsAt: { gt: now } },
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
  })
  const inForce = held.filter(({ state, startsAt }) => state === 'active' && startsAt <= now)
  return {
    inForce,
    due: inForce.filter(({ endsAt }) => endsAt.getTime() - now.getTime() < dueMs),
    suspended: held.filter(({ state }) => state === 'suspended'),
  }
}

/** Row 3: attestations in force, due and suspended. Reading them is recorded. */
export const attestationsEvidence: EvidenceSource = {
  auditAction: 'attestation.read',

  async headline(tx, customerId) {
    const { inForce, due, suspended } = await read(tx, customerId)
    if (inForce.length + suspended.length === 0) return 'No attestation: nothing is excluded'
    return `${inForce.length} in force, ${due.length} due, ${suspended.length} suspended`
  },

  async panel(tx, customerId) {
    const { inForce, due, suspended } = await read(tx, customerId)
    const link = { to: 'exclusions' } as const
    const line = ({ id, jobName, region, endsAt }: (typeof inForce)[number]) => ({
      key: id,
      text: `${jobName}, ${region}`,
      at: endsAt.toISOString(),
      link: { to: 'exclusion', id } as const,
    })
    return {
      figures: [
        { label: 'in force', value: inForce.length, link },
        { label: 'due within 14 days', value: due.length, link },
        { label: 'suspended', value: suspended.length, link },
      ],
      tasks: [
        ...suspended.map((one) => ({
          ...line(one),
          party: 'customer' as const,
          text: `Attest again for ${one.jobName}: its exclusion is suspended.`,
        })),
        ...due.map((one) => ({
          ...line(one),
          party: 'customer' as const,
          text: `Fix ${one.jobName}, or ask again before its exclusion ends.`,
        })),
      ],
      lists: [
        { title: 'In force, by end', empty: 'Nothing is excluded.', lines: inForce.slice(0, 20).map(line) },
      ],
    }
  },
}
