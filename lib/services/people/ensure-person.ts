import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'

export const personInput = z.object({
  issuer: z.url(),
  subject: z.string().min(1).max(255),
  name: z.string().trim().min(1).max(200),
  email: z.email().nullable(),
})

/**
 * The person, made if new. Issuer and subject alone say who it is; somebody of a customer's own provider is at
 * home in that customer.
 */
export async function ensurePerson(
  tx: Tx,
  person: z.output<typeof personInput>,
): Promise<{ id: string; homeCustomerId: string | null }> {
  const { issuer, subject } = person
  const provider = await tx.identityProvider.findFirst({
    where: { issuer, enabledAt: { not: null }, endedAt: null },
    select: { customerId: true },
  })
  await tx.person.createMany({
    data: [{ ...person, homeCustomerId: provider?.customerId ?? null }],
    skipDuplicates: true,
  })
  return tx.person.findUniqueOrThrow({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, homeCustomerId: true },
  })
}
