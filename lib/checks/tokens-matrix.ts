import { createToken } from '#lib/services/tokens/create-token.ts'
import { listTokens } from '#lib/services/tokens/list-tokens.ts'
import { revokeToken } from '#lib/services/tokens/revoke-token.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `tokens`. */
export const tokensMatrix: Record<string, Row> = {
  'tokens/create-token': {
    permission: 'token:manage',
    scope: 'inside',
    names: false,
    call: (ctx) => createToken(ctx, { name: 'x', scopes: ['read'], days: 1 }),
  },
  'tokens/list-tokens': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listTokens(ctx),
  },
  'tokens/revoke-token': {
    permission: 'token:manage',
    scope: 'inside',
    names: true,
    call: (ctx, { tokenId: id }) => revokeToken(ctx, { id }),
  },
}
