import { route } from '#lib/http/route.ts'
import { listMembers } from '#lib/services/members/list-members.ts'

export const GET = route({ run: (ctx) => listMembers(ctx) })
