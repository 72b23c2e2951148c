import type { TokenScope } from '#lib/domain/tokens.ts'

export interface TokenRow {
  id: string
  name: string
  /** The first characters, to know it again by. */
  hint: string
  scopes: TokenScope[]
  createdBy: string
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  state: 'active' | 'expired' | 'revoked'
}

/** A token just made: its value is shown this once. */
export interface MadeToken {
  id: string
  value: string
  expiresAt: string
}
