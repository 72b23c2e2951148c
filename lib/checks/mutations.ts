import * as fs from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { rootFolder } from '#lib/paths.ts'
import { testLogin } from './postgres-for-tests.ts'

/**
 * Each way in which the walls between customers could be missing, one at a time. Those of the database are
 * read from its catalogue and those of the verbs from their source, so that tomorrow's are among them.
 */
export interface DatabaseMutation {
  kind: 'policy' | 'row security' | 'trigger' | 'grant' | 'role' | 'function'
  name: string
  sql: string
  /** Roles belong to the whole server: what sets them right again. */
  undo?: string
}

export interface SourceMutation {
  kind: 'permission check' | 'fresh sign-in' | 'session' | 'identity' | 'request'
  name: string
  file: string
  /** What is in the source, exactly once, and what stands there instead. */
  find: string
  replace: string
  /** Test files that may notice, and a part of their tests' names. */
  tests: readonly string[]
  only?: string
}

const ours = `n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`

async function policies(db: Client): Promise<DatabaseMutation[]> {
  const { rows } = await db.query<{
    table: string
    name: string
    using: string | null
    check: string | null
  }>(
    `select c.relname as table, p.polname as name, pg_get_expr(p.polqual, p.polrelid) as using,
       pg_get_expr(p.polwithcheck, p.polrelid) as check
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where ${ours} order by 1, 2`,
  )
  return rows.flatMap(({ table, name, using, check }) => {
    const on = `"${name}" on "${table}"`
    const half = (word: string, value: string | null): DatabaseMutation[] =>
      value === null || value === 'true'
        ? []
        : [
            {
              kind: 'policy',
              name: `open ${word} of ${table}.${name}`,
              sql: `alter policy ${on} ${word} (true)`,
            },
          ]
    return [
      { kind: 'policy', name: `drop ${table}.${name}`, sql: `drop policy ${on}` },
      { kind: 'policy', name: `give ${table}.${name} to everybody`, sql: `alter policy ${on} to public` },
      ...half('using', using),
      ...half('with check', check),
    ]
  })
}

async function tables(db: Client): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`,
  )
  return rows.map(({ name }) => name)
}

const rowSecurity = (table: string): DatabaseMutation[] => [
  {
    kind: 'row security',
    name: `disable ${table}`,
    sql: `alter table "${table}" disable row level security`,
  },
  {
    kind: 'row security',
    name: `do not force ${table}`,
    sql: `alter table "${table}" no force row level security`,
  },
  {
    kind: 'row security',
    name: `let the login own ${table}`,
    sql: `alter table "${table}" owner to ${testLogin.user}`,
  },
]

async function triggers(db: Client): Promise<DatabaseMutation[]> {
  const { rows } = await db.query<{ table: string; name: string }>(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal order by 1, 2`,
  )
  return rows.flatMap(({ table, name }) => [
    { kind: 'trigger', name: `drop ${table}.${name}`, sql: `drop trigger "${name}" on "${table}"` },
    {
      kind: 'trigger',
      name: `switch off ${table}.${name}`,
      sql: `alter table "${table}" disable trigger "${name}"`,
    },
  ])
}

/** For each table and role, the rights that would be too many; what a role may do anyhow is no mutation. */
function grants(names: readonly string[]): DatabaseMutation[] {
  const grant = (rights: string, table: string, role: string): DatabaseMutation => ({
    kind: 'grant',
    name: `${rights} on ${table} to ${role}`,
    sql: `grant ${rights} on "${table}" to ${role}`,
  })
  return names.flatMap((table) => [
    grant('truncate', table, 'portal_customer'),
    grant('update, delete', table, 'portal_staff'),
    grant('update, delete', table, 'portal_identity'),
    grant('update, insert', table, 'portal_retention'),
    grant('select', table, 'portal_queue'),
    grant('select', table, testLogin.user),
    grant('select', table, 'public'),
  ])
}

const auditGrants: DatabaseMutation[] = ['audit_entry', 'status_change', 'audit_head'].flatMap((table) =>
  ['update', 'delete'].map((right) => ({
    kind: 'grant' as const,
    name: `${right} on ${table} to portal_customer`,
    sql: `grant ${right} on ${table} to portal_customer`,
  })),
)

const roles: DatabaseMutation[] = [
  ...['superuser', 'bypassrls', 'createrole', 'inherit'].map((power) => ({
    kind: 'role' as const,
    name: `the login is ${power}`,
    sql: `alter role ${testLogin.user} ${power}`,
    undo: `alter role ${testLogin.user} no${power}`,
  })),
  ...['portal_customer', 'portal_staff', 'portal_identity', 'portal_retention', 'portal_chain'].map(
    (role) => ({
      kind: 'role' as const,
      name: `${role} is bypassrls`,
      sql: `alter role ${role} bypassrls`,
      undo: `alter role ${role} nobypassrls`,
    }),
  ),
  {
    kind: 'role',
    name: 'the login may become the chain',
    sql: `grant portal_chain to ${testLogin.user}`,
    undo: `revoke portal_chain from ${testLogin.user}`,
  },
  {
    kind: 'role',
    name: 'the customer’s role may become the staff’s',
    sql: 'grant portal_staff to portal_customer',
    undo: 'revoke portal_staff from portal_customer',
  },
  {
    kind: 'role',
    name: 'the login inherits the staff’s rights',
    sql: `grant portal_staff to ${testLogin.user} with inherit true`,
    undo: `grant portal_staff to ${testLogin.user} with inherit false, set true`,
  },
]

const functions: DatabaseMutation[] = [
  {
    kind: 'function',
    name: 'the chain’s function has no fixed search path',
    sql: 'alter function link_audit_entry() reset search_path',
  },
  {
    kind: 'function',
    name: 'everybody may call the chain’s function',
    sql: 'grant execute on function link_audit_entry() to public',
  },
  {
    kind: 'function',
    name: 'the chain’s function runs as the owner of all',
    sql: 'alter function link_audit_entry() owner to current_user',
  },
  {
    kind: 'function',
    name: 'anybody’s customer is every customer',
    sql: `create or replace function current_customer() returns uuid language sql stable
      as $$ select customer_id from membership limit 1 $$`,
  },
  {
    kind: 'function',
    name: 'tables may be made in our schema',
    sql: 'grant create on schema public to portal_customer',
  },
]

export async function databaseMutations(db: Client): Promise<DatabaseMutation[]> {
  const names = await tables(db)
  return [
    ...(await policies(db)),
    ...names.flatMap(rowSecurity),
    ...(await triggers(db)),
    ...grants(names),
    ...auditGrants,
    ...roles,
    ...functions,
  ]
}

const checks = [
  { call: 'requirePermission', kind: 'permission check' },
  { call: 'requireStaffPermission', kind: 'permission check' },
  { call: 'requireRecentSignIn', kind: 'fresh sign-in' },
] as const

/** Checks that nobody can miss, because the first thing the verb does is to call another that asks the same. */
const askedTwice: Record<string, string> = {
  'evidence/export-report': 'getReport asks for report:read before anything is read',
  'terminations/intend-terminations': 'suspendChanged asks for termination:carry_out before anything is read',
  'terminations/export-termination': 'getTermination asks for termination:read before anything is read',
  'scans/enqueue-due-readings': 'listDueReadings asks for scan:run before anything is read',
  'scans/enqueue-due-bucket-readings': 'listDueBucketReadings asks for scan:run before anything is read',
  'rules/measure-shadow': 'runShadow asks for rule:read before anything is read',
  'exclusions/export-exclusion': 'getExclusion asks for exclusion:read before anything is read',
}

/** Every check of every verb, taken out one at a time. */
function verbMutations(): SourceMutation[] {
  const root = path.join(rootFolder, 'lib/services')
  const verbs = fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && file.includes(path.sep))
    .sort()
  return verbs.flatMap((verb) => {
    const text = fs.readFileSync(path.join(root, verb), 'utf8')
    const name = verb.replace(/\.ts$/, '').replaceAll(path.sep, '/')
    if (Object.hasOwn(askedTwice, name)) return []
    return checks.flatMap(({ call, kind }) =>
      [...text.matchAll(new RegExp(`\\b${call}\\((\\w+)[^)]*\\)`, 'g'))].map(
        ([found, given]): SourceMutation => ({
          kind,
          name: `${name} without ${found}`,
          file: `lib/services/${name}.ts`,
          find: found,
          // A statement of its own, in a source without semicolons, must not be read as a call of the line before.
          replace: call === 'requireRecentSignIn' ? `void ${given}` : `(${given} as any)`,
          tests: ['lib/services/verb-matrix', `lib/services/${path.dirname(name)}/`],
          only: name,
        }),
      ),
    )
  })
}

const gone = (
  kind: SourceMutation['kind'],
  file: string,
  tests: readonly string[],
  finds: Record<string, [find: string, replace: string]>,
): SourceMutation[] =>
  Object.entries(finds).map(([name, [find, replace]]) => ({ kind, name, file, find, replace, tests }))

/** Checks that stand in one place for all verbs. */
const shared: SourceMutation[] = [
  ...gone('permission check', 'lib/services/context.ts', ['lib/services/verb-matrix'], {
    'somebody without a role in the customer': ['if (role === null) throw notFound()', ''],
    'a role that may not': [
      'if (!canInCustomer(role, permission)) throw forbidden(refusalOf(permission))',
      '',
    ],
    'staff who are none': [': actor.isStaff && permissionsOfStaff', ': permissionsOfStaff'],
    'what staff may not': [
      'if (!isAllowed) throw forbidden(refusalOf(permission))\n  return { actor, requestId }',
      'return { actor, requestId }',
    ],
    'a look into another customer': [
      'actor.entries.some((entry) => entry.customerId === customerId)',
      'actor.entries.length > 0',
    ],
    'a membership of another customer': [
      'actor.memberships.find((entry) => entry.customerId === customerId)',
      'actor.memberships[0]',
    ],
  }),
  ...gone('session', 'lib/auth/sessions.ts', ['lib/auth/session-ends'], {
    'a revoked session': ['session.revokedAt !== null || session.expiresAt', 'session.expiresAt'],
    'a session past its end': ['session.expiresAt.getTime() <= now', 'false'],
    'an idle session': ['if (idleMs > limits.idleMs) return null', ''],
    'a closed customer': ['.filter(({ customer }) => customer.closedAt === null)', ''],
    'a customer that another provider opens': [
      '.filter(({ customer }) => opens(person, customer.id, customer.identityProviders[0] ?? null))',
      '',
    ],
    'staff whom a customer’s provider vouches for': [' && person.homeCustomerId === null', ''],
    'removed staff': ['person.staff !== null && person.staff.removedAt === null', 'person.staff !== null'],
    'nobody’s staff': ['entries: isStaff', 'entries: true'],
    'a look that ended': ['endsAt: { gt: new Date(now) }, leftAt: null', 'leftAt: null'],
    'a look that was left': ['endsAt: { gt: new Date(now) }, leftAt: null', 'endsAt: { gt: new Date(now) }'],
  }),
  ...gone('identity', 'lib/auth/identity-of.ts', ['lib/auth/hostile-providers'], {
    'another issuer': [`if (iss !== issuer) throw new Error('ID token: not from the configured issuer')`, ''],
    'a token of the future': [
      `if (iat * 1000 > latest) throw new Error('ID token: issued in the future')`,
      '',
    ],
    'a sign-in of the future': ['if (auth_time !== undefined && auth_time * 1000 > latest)', 'if (false)'],
    'an unverified address': [
      'isVerified(email_verified) && email !== undefined ? email',
      'email !== undefined ? email',
    ],
  }),
  ...gone('identity', 'lib/auth/options.ts', ['lib/auth/hostile-providers'], {
    'no state': [`['pkce', 'state', 'nonce']`, `['pkce', 'nonce']`],
    'no nonce': [`['pkce', 'state', 'nonce']`, `['pkce', 'state']`],
    'no PKCE': [`['pkce', 'state', 'nonce']`, `['state', 'nonce']`],
    'any address to go to afterwards': ['ownAddress(url, settings.PORTAL_URL)', 'url'],
  }),
  ...gone('identity', 'lib/auth/answer-auth.ts', ['lib/auth/hostile-providers'], {
    'a session that goes on beside a new one': [
      'if (before !== null && isSignedIn && provider.trial === null) await closeSession(before)',
      '',
    ],
    'any action of next-auth’s': ['!actions.includes(action) ||', ''],
  }),
  ...gone('request', 'lib/http/route.ts', ['lib/http/route'], {
    'a write from another site': ['if (isWrite && bearer === undefined) requireSameOrigin(request)', ''],
    'a stranger': [
      'if (actor === null)\n        throw bearer === undefined',
      'if (actor === undefined)\n        throw bearer === undefined',
    ],
    'a customer that is not theirs': [
      'reachableBy(actor).find((customer) => customer.slug === slug)?.customerId ?? null',
      'reachableBy(actor)[0]?.customerId ?? null',
    ],
  }),
  ...gone('request', 'lib/http/same-origin.ts', ['lib/http/route'], {
    'another origin': ['!isOurs || ', ''],
    'another site by its own word': [` || site !== 'same-origin'`, ''],
  }),
]

export function sourceMutations(): SourceMutation[] {
  return [...verbMutations(), ...shared]
}

/** The source with the mutation in place; throws when what it changes is not there any more. */
export function mutate(source: string, { name, file, find, replace }: SourceMutation): string {
  if (source.split(find).length !== 2)
    throw new Error(
      `“${name}” no longer fits ${file}: it has ${find} not once. Mend lib/checks/mutations.ts.`,
    )
  return source.replace(find, () => replace)
}
