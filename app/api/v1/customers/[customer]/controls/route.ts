import { route } from '#lib/http/route.ts'
import { listControls } from '#lib/services/evidence/list-controls.ts'

export const GET = route({ run: (ctx) => listControls(ctx) })
