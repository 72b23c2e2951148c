import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { confirmFleetSwitch, fleetConfirmation } from '#lib/services/enforcement/confirm-fleet-switch.ts'

export const POST = route({
  operation: {
    id: 'confirmFleetSwitch',
    summary: 'Confirm what another person proposed',
    answers: 'nothing',
  },
  params: z.object({ id: z.string() }),
  body: fleetConfirmation,
  run: (ctx, input) => confirmFleetSwitch(ctx, input),
})
