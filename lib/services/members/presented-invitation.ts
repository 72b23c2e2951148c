import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import { identityDoor } from '#lib/db/doors.ts'
import { invitationState, whyNotAccept } from '#lib/domain/people.ts'
import { whyNotJoin } from '#lib/domain/sign-in.ts'
import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { forbidden, notFound, unauthenticated } from '#lib/services/errors.ts'
import type { PresentedInvitation } from './views.ts'

export const presentedInput = z.object({ token: z.string().min(20).max(100) })

/** A person only: a program or a job is never invited. */
export function requirePerson(ctx: Ctx): PersonActor {
  if (ctx.actor === null) throw unauthenticated()
  if (ctx.actor.kind !== 'person') throw forbidden('Only people accept invitations.')
  return ctx.actor
}

/** The invitation that a link's token belongs to, as row-level security lets its bearer see it. */
export async function fetchPresented(tx: Tx, actor: PersonActor) {
  const row = await tx.invitation.findFirst({
    include: {
      customer: {
        include: { identityProviders: { where: { enabledAt: { not: null }, endedAt: null } } },
      },
    },
  })
  if (!row || row.customer.closedAt !== null) throw notFound()
  const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId } })
  const state = invitationState(row, new Date())
  const join = whyNotJoin(person, row.customerId, row.customer.identityProviders[0] ?? null)
  return { row, refusal: join ?? whyNotAccept({ email: row.email, state }, person) }
}

/** What an invitation's link leads to, for whoever opened it and signed in. */
export async function getPresentedInvitation(
  ctx: Ctx,
  raw: z.input<typeof presentedInput>,
): Promise<PresentedInvitation> {
  const actor = requirePerson(ctx)
  const { token } = presentedInput.parse(raw)
  return identityDoor({ presentedToken: token, personId: actor.personId }, async (tx) => {
    const { row, refusal } = await fetchPresented(tx, actor)
    return {
      customerName: row.customer.name,
      slug: row.customer.slug,
      role: row.role,
      email: row.email,
      expiresAt: row.expiresAt.toISOString(),
      refusal,
    }
  })
}
