import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { withdrawFleetProposal } from '#lib/services/enforcement/withdraw-fleet-proposal.ts'

export const POST = route({
  operation: {
    id: 'withdrawFleetProposal',
    summary: 'Withdraw a proposal to turn the switch',
    answers: 'nothing',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => withdrawFleetProposal(ctx, input),
})
