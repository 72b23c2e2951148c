import { customerRead } from '#lib/db/doors.ts'
import { invitationState, isReviewDue, whyMemberMustStay } from '#lib/domain/people.ts'
import { opens } from '#lib/domain/sign-in.ts'
import { type Ctx, requirePermission } from '#lib/services/context.ts'
import { adminsWhoComeIn, fetchProviderInForce } from './fetch-member.ts'
import type { MemberPage } from './views.ts'

/** Everybody of a customer, and the invitations of the last 30 days. */
export async function listMembers(ctx: Ctx): Promise<MemberPage> {
  const scoped = requirePermission(ctx, 'member:read')
  const now = new Date()
  return customerRead(scoped, async (tx) => {
    const members = await tx.membership.findMany({
      include: { person: true },
      orderBy: [{ role: 'desc' }, { person: { name: 'asc' } }],
    })
    const invitations = await tx.invitation.findMany({
      where: { createdAt: { gte: new Date(now.getTime() - 30 * 86_400_000) } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    })
    const provider = await fetchProviderInForce(tx)
    const admins = adminsWhoComeIn(members, scoped.customerId, provider)
    const isLastAdmin = (id: string) => admins.length === 1 && admins[0]?.personId === id
    return {
      members: members.map(({ person, role, createdAt, reviewedAt }) => ({
        personId: person.id,
        name: person.name,
        email: person.email,
        role,
        since: createdAt.toISOString(),
        lastSignIn: person.lastSignIn.toISOString(),
        reviewedAt: reviewedAt.toISOString(),
        isReviewDue: isReviewDue(reviewedAt, now),
        isMe: scoped.actor.kind === 'person' && scoped.actor.personId === person.id,
        mustStay: whyMemberMustStay({ isLastAdmin: isLastAdmin(person.id) }),
        comesIn: opens(person, scoped.customerId, provider),
      })),
      invitations: invitations.map((invitation) => ({
        id: invitation.id,
        email: invitation.email,
        role: invitation.role,
        invitedBy: invitation.invitedBy,
        createdAt: invitation.createdAt.toISOString(),
        expiresAt: invitation.expiresAt.toISOString(),
        state: invitationState(invitation, now),
      })),
    }
  })
}
