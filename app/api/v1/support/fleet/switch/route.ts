import { route } from '#lib/http/route.ts'
import { getFleetSwitch } from '#lib/services/enforcement/get-fleet-switch.ts'
import { fleetProposal, proposeFleetSwitch } from '#lib/services/enforcement/propose-fleet-switch.ts'

export const GET = route({ run: (ctx) => getFleetSwitch(ctx) })
export const POST = route({ body: fleetProposal, run: (ctx, input) => proposeFleetSwitch(ctx, input) })
