import { route } from '#lib/http/route.ts'
import { listStaffEntries } from '#lib/services/audit/list-staff-entries.ts'

export const GET = route({ run: (ctx) => listStaffEntries(ctx) })
