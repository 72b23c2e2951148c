import { route } from '#lib/http/route.ts'
import { listStaffEntries } from '#lib/services/audit/list-staff-entries.ts'

export const GET = route({
  operation: { id: 'listStaffEntries', summary: 'Staff’s looks into customers', answers: 'some JSON' },
  run: (ctx) => listStaffEntries(ctx),
})
