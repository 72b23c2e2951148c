import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'

export const personInput = z.object({
  issuer: z.url(),
  subject: z.string().min(1).max(255),
  name: z.string().trim().min(1).max(200),
  email: z.email().nullable(),
})

/** The person's id, made if new. Issuer and subject alone say who it is. */
export async function ensurePerson(tx: Tx, person: z.output<typeof personInput>): Promise<string> {
  const { issuer, subject } = person
  await tx.person.createMany({ data: [person], skipDuplicates: true })
  const found = await tx.person.findUniqueOrThrow({ where: { issuer_subject: { issuer, subject } } })
  return found.id
}
