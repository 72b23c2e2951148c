import { route } from '#lib/http/route.ts'
import { listStaff } from '#lib/services/people/list-staff.ts'

export const GET = route({ run: (ctx) => listStaff(ctx) })
