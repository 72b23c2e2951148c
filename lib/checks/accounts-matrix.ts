import { armDueAccounts } from '#lib/services/accounts/arm-due-accounts.ts'
import { disconnectAccount } from '#lib/services/accounts/disconnect-account.ts'
import { draftAccount } from '#lib/services/accounts/draft-account.ts'
import { editAccount } from '#lib/services/accounts/edit-account.ts'
import { enqueueDueProofs } from '#lib/services/accounts/enqueue-due-proofs.ts'
import { getAccountTemplate } from '#lib/services/accounts/get-account-template.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'
import { listAccountHistory } from '#lib/services/accounts/list-account-history.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { proveAccount } from '#lib/services/accounts/prove-account.ts'
import { removeDraft } from '#lib/services/accounts/remove-draft.ts'
import { setAccountMode } from '#lib/services/accounts/set-account-mode.ts'
import { region, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `accounts`. */
export const accountsMatrix: Record<string, Row> = {
  'accounts/arm-due-accounts': {
    permission: 'account:arm',
    scope: 'system',
    names: false,
    call: (ctx) => armDueAccounts(ctx),
  },
  'accounts/disconnect-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { spareAccountId: id }) => disconnectAccount(ctx, { id, reason: 'a test' }),
  },
  'accounts/enqueue-due-proofs': {
    permission: 'account:connect',
    scope: 'system',
    names: false,
    call: (ctx) => enqueueDueProofs(ctx),
  },
  'accounts/draft-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: false,
    call: (ctx) =>
      draftAccount(ctx, {
        awsAccountId: String(300_000_000_000 + Math.floor(Math.random() * 1e9)),
        name: 'x',
        regions: [region],
      }),
  },
  'accounts/edit-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => editAccount(ctx, { id, name: 'renamed', regions: [region] }),
  },
  'accounts/list-account-history': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => listAccountHistory(ctx, { id }),
  },
  'accounts/remove-draft': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { draftId: id }) => removeDraft(ctx, { id }),
  },
  'accounts/get-account': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => getAccount(ctx, { id }),
  },
  'accounts/get-account-template': {
    permission: 'account:read',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => getAccountTemplate(ctx, { id }),
  },
  'accounts/list-accounts': {
    permission: 'account:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listAccounts(ctx),
  },
  'accounts/prove-account': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => proveAccount(ctx, { id }),
  },
  'accounts/set-account-mode': {
    permission: 'account:arm',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => setAccountMode(ctx, { id, mode: 'observing', reason: 'test' }),
  },
}
