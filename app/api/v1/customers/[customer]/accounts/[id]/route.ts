import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { editAccount, editInput } from '#lib/services/accounts/edit-account.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'
import { removeDraft } from '#lib/services/accounts/remove-draft.ts'

const params = z.object({ id: z.string() })

export const GET = route({ params, run: (ctx, input) => getAccount(ctx, input) })
export const PATCH = route({ params, body: editInput, run: (ctx, input) => editAccount(ctx, input) })
export const DELETE = route({ params, run: (ctx, input) => removeDraft(ctx, input) })
