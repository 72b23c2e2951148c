import { permissionsInCustomer, type Permission } from './permissions.ts'

/** What a program's token may be given. A token never decides, arms, or changes people. */
export const tokenScopes = ['read'] as const
export type TokenScope = (typeof tokenScopes)[number]

export const permissionsOfScope: Record<TokenScope, readonly Permission[]> = {
  // A program reads; asking is a person's act.
  read: permissionsInCustomer.viewer.filter((permission) => !permission.endsWith(':request')),
}

export const scopeWords: Record<TokenScope, string> = {
  read: 'Read resources, verdicts, terminations and accounts',
}

/** The longest a token may live. */
export const mostTokenDays = 365

/** Tokens start with this, so that scanners for leaked secrets can know them. */
export const tokenPrefix = 'cdsg_'

export function permissionsOfToken(scopes: readonly string[]): Permission[] {
  const known = tokenScopes.filter((scope) => scopes.includes(scope))
  return [...new Set(known.flatMap((scope) => permissionsOfScope[scope]))]
}
