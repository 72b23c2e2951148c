import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { editAccount, editInput } from '#lib/services/accounts/edit-account.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'
import { removeDraft } from '#lib/services/accounts/remove-draft.ts'

const params = z.object({ id: z.string() })

export const GET = route({
  operation: {
    id: 'getAccount',
    summary: 'One AWS account, with its proof and its roles',
    answers: 'some JSON',
  },
  params,
  run: (ctx, input) => getAccount(ctx, input),
})
export const PATCH = route({
  operation: { id: 'editAccount', summary: 'Change an account’s name or regions', answers: 'some JSON' },
  params,
  body: editInput,
  run: (ctx, input) => editAccount(ctx, input),
})
export const DELETE = route({
  operation: {
    id: 'removeDraft',
    summary: 'Take back an account that was never connected',
    answers: 'nothing',
  },
  params,
  run: (ctx, input) => removeDraft(ctx, input),
})
