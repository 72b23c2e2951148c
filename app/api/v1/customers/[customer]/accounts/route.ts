import { route } from '#lib/http/route.ts'
import { accountInput, draftAccount } from '#lib/services/accounts/draft-account.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'

export const GET = route({
  operation: { id: 'listAccounts', summary: 'List connected AWS accounts', answers: 'some JSON' },
  run: (ctx) => listAccounts(ctx),
})
export const POST = route({
  operation: { id: 'draftAccount', summary: 'Begin to connect an AWS account', answers: 'some JSON' },
  body: accountInput,
  run: (ctx, input) => draftAccount(ctx, input),
})
