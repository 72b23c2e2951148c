import { route } from '#lib/http/route.ts'
import { listMembers } from '#lib/services/members/list-members.ts'

export const GET = route({
  operation: { id: 'listMembers', summary: 'List a customer’s people and invitations', answers: 'some JSON' },
  run: (ctx) => listMembers(ctx),
})
