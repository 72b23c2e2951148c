import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { withdrawInvitation } from '#lib/services/members/withdraw-invitation.ts'

export const DELETE = route({
  operation: { id: 'withdrawInvitation', summary: 'Withdraw an invitation', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawInvitation(ctx, input),
})
