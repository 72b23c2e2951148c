import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { hashToken } from '#lib/db/doors.ts'
import { invitationDays, memberRoles, type MemberRole } from '#lib/domain/people.ts'
import { env } from '#lib/env.ts'
import type { MadeInvitation } from './views.ts'

export const addressInput = z.email('This is not an e-mail address.').max(254)
export const invitationInput = z.object({ email: addressInput, role: z.enum(memberRoles) })

/** Writes an invitation and makes its link. Older open ones for the same address end. */
export async function makeInvitation(
  tx: Tx,
  given: { customerId: string; email: string; role: MemberRole; invitedBy: string },
): Promise<MadeInvitation> {
  const token = randomBytes(32).toString('base64url')
  const email = given.email.trim().toLowerCase()
  const expiresAt = new Date(Date.now() + invitationDays * 86_400_000)
  const { id } = await tx.invitation.create({
    data: { ...given, email, tokenHash: hashToken(token), expiresAt },
    select: { id: true },
  })
  const link = new URL(`/invitation/${token}`, env().PORTAL_URL).href
  return { id, email, link, expiresAt: expiresAt.toISOString() }
}
