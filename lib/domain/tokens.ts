import { permissionsInCustomer, type Permission } from './permissions.ts'

/** What a program's token may be given. A token never decides, arms, or changes people. */
export const tokenScopes = ['read', 'check'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** A viewer's acts that take a person: asking, disputing, ending what somebody else was granted. */
const acts: readonly Permission[] = [
  'exclusion:ask',
  'exclusion:revoke',
  'group:request',
  'termination:dispute',
]

export const permissionsOfScope: Record<TokenScope, readonly Permission[]> = {
  read: permissionsInCustomer.viewer.filter((permission) => !acts.includes(permission)),
  check: ['check:run'],
}

export const scopeWords: Record<TokenScope, string> = {
  read: 'Read resources, verdicts, terminations and accounts',
  check: 'Check requests before launch, and read nothing',
}

/** The longest a token may live. */
export const mostTokenDays = 365

/** Tokens start with this, so that scanners for leaked secrets can know them. */
export const tokenPrefix = 'cdsg_'

export function permissionsOfToken(scopes: readonly string[]): Permission[] {
  const known = tokenScopes.filter((scope) => scopes.includes(scope))
  return [...new Set(known.flatMap((scope) => permissionsOfScope[scope]))]
}
