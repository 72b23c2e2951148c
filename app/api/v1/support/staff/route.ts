import { route } from '#lib/http/route.ts'
import { listStaff } from '#lib/services/people/list-staff.ts'

export const GET = route({
  operation: { id: 'listStaff', summary: 'List ClearDATA’s staff', answers: 'some JSON' },
  run: (ctx) => listStaff(ctx),
})
