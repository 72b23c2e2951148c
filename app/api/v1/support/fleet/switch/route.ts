import { route } from '#lib/http/route.ts'
import { getFleetSwitch } from '#lib/services/enforcement/get-fleet-switch.ts'
import { fleetProposal, proposeFleetSwitch } from '#lib/services/enforcement/propose-fleet-switch.ts'

export const GET = route({
  operation: { id: 'getFleetSwitch', summary: 'The switch that stops every stop', answers: 'some JSON' },
  run: (ctx) => getFleetSwitch(ctx),
})
export const POST = route({
  operation: { id: 'proposeFleetSwitch', summary: 'Propose to turn the switch', answers: 'some JSON' },
  body: fleetProposal,
  run: (ctx, input) => proposeFleetSwitch(ctx, input),
})
