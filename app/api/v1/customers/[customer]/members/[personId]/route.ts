import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { changeMemberRole, roleInput } from '#lib/services/members/change-member-role.ts'
import { removeMember } from '#lib/services/members/remove-member.ts'

const params = z.object({ personId: z.string() })

export const PATCH = route({
  operation: { id: 'changeMemberRole', summary: 'Change somebody’s role', answers: 'nothing' },
  params,
  body: roleInput,
  run: (ctx, input) => changeMemberRole(ctx, input),
})
export const DELETE = route({
  operation: { id: 'removeMember', summary: 'Remove somebody from a customer', answers: 'nothing' },
  params,
  run: (ctx, input) => removeMember(ctx, input),
})
