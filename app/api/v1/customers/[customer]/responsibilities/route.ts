import { route } from '#lib/http/route.ts'
import { getResponsibilities } from '#lib/services/raci/get-responsibilities.ts'

export const GET = route({ run: (ctx) => getResponsibilities(ctx) })
