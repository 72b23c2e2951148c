/** What people are to a customer, and the rules of changing it. Pure; the same words refuse and disable. */
export const memberRoles = ['viewer', 'admin'] as const
export type MemberRole = (typeof memberRoles)[number]

/** An invitation's link works this long, once. */
export const invitationDays = 7

/** Members and staff are looked over at least this often. */
export const reviewEveryDays = 90

const dayMs = 86_400_000

export function isReviewDue(reviewedAt: Date, now: Date): boolean {
  return now.getTime() - reviewedAt.getTime() >= reviewEveryDays * dayMs
}

/** Why a member may not be lowered or removed; null when they may. A customer is never left without an admin. */
export function whyMemberMustStay(member: { isLastAdmin: boolean }): string | null {
  return member.isLastAdmin
    ? 'This is the last admin who can sign in. Make somebody else an admin first.'
    : null
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired'

export function invitationState(
  invitation: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted'
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}

/** Addresses are compared without regard to case and surrounding space. */
export function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** Why somebody who holds an invitation's link may not take it; null when they may. */
export function whyNotAccept(
  invitation: { email: string; state: InvitationState },
  person: { email: string | null; emailVerified: boolean },
): string | null {
  if (invitation.state === 'accepted') return 'This invitation was used already. Each works once.'
  if (invitation.state === 'withdrawn') return 'This invitation was withdrawn. Ask for another.'
  if (invitation.state === 'expired') return 'This invitation has expired. Ask for another.'
  if (person.email === null || !sameAddress(person.email, invitation.email))
    return 'This invitation is for another address than the one you signed in with. Sign in with that one.'
  if (!person.emailVerified)
    return 'Your identity provider does not say that your address is verified, so we cannot match it.'
  return null
}
