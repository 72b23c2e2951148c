import { route } from '#lib/http/route.ts'
import { accountInput, draftAccount } from '#lib/services/accounts/draft-account.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'

export const GET = route({ run: (ctx) => listAccounts(ctx) })
export const POST = route({ body: accountInput, run: (ctx, input) => draftAccount(ctx, input) })
