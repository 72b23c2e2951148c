import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { testLogin } from '#lib/checks/postgres-for-tests.ts'

/**
 * What the database itself says of row-level security, roles, keys and functions. It names rules, not tables:
 * a table added tomorrow is held to them as well. Each exception says why.
 */
const doors = ['portal_customer', 'portal_staff', 'portal_identity', 'portal_queue', 'portal_retention']

/** Unique across customers on purpose. */
const uniqueAcrossCustomers: Record<string, string> = {
  aws_account_one_customer:
    'one AWS account has one customer; among accounts that proved it, so nothing leaks',
  identity_provider_one_customer:
    'one issuer has one customer; among those that were signed in with, so nothing leaks',
  identity_provider_trial_hash_key: 'found by the hash of 256 random bits before a customer is known',
  invitation_token_hash_key: 'found by the hash of 256 random bits before a customer is known',
  event_key_key_hash_key: 'found by the hash of 256 random bits before a customer is known',
  api_token_token_hash_key: 'found by the hash of 256 random bits before a customer is known',
}

/** Keys to a customer that are more, or other, than the row's own customer. */
const keysToCustomer: Record<string, string> = {
  identity_provider_customer_id_slug_fkey: 'the row’s own customer, with its slug',
  person_home_customer_id_fkey: 'people are no customer’s rows; the customer whose provider vouches for them',
}

/** Policies that narrow others. */
const restrictive: Record<string, string> = {
  'aws_account.drafts_alone': 'only what was never connected can be removed',
}

/** What holds no customer's rows and everybody may read. */
const openToAll: Record<string, string> = {
  'raci_version.everybody_reads': 'ClearDATA’s published matrix, the same for all',
  'rule_revision.everybody_reads': 'which wording of a rule stops jobs, the same for all',
}

/** Where staff write without acting in a customer, each with a test of its own among the doors’. */
const staffElsewhere: Record<string, string> = {
  'audit_digest.staff_seals': 'the portal’s own trail, which is no customer’s',
  'membership.staff_adds': 'a customer’s people, as far as its provider reaches',
  'staff_entry.staff_enters': 'the look of the person who asks, which begins it',
  'staff_entry.staff_leaves': 'the look of the person who asks',
}

/** Grants beyond the rules below. */
const allowedGrants: Record<string, string> = {
  'portal_identity SELECT membership': 'what a person is, where; their own rows alone',
  'portal_identity SELECT staff_entry': 'the open looks of the person themselves',
  'portal_identity INSERT membership': 'an invitation that is presented, for its customer and role',
  'portal_identity SELECT invitation': 'the one whose link is presented',
  'portal_identity UPDATE invitation': 'the one whose link is presented: that it was taken',
  'portal_identity SELECT event_key': 'the one that is presented',
  'portal_identity SELECT identity_provider': 'the one that a sign-in is about',
  'portal_identity UPDATE identity_provider': 'the draft whose test is presented: that it worked',
  'portal_identity SELECT api_token': 'the one that is presented',
  'portal_identity UPDATE api_token': 'the one that is presented: when it was used',
  'portal_identity SELECT rate_limit': 'its own count of sign-ins',
  'portal_identity INSERT rate_limit': 'its own count of sign-ins',
  'portal_identity UPDATE rate_limit': 'its own count of sign-ins',
  'portal_identity INSERT audit_entry': 'sessions opened and closed are on the trail',
}

interface Policy {
  table: string
  name: string
  command: string
  roles: string[]
  using: string | null
  check: string | null
  hasCustomer: boolean
}

let db: pg.Client
const list = async (sql: string, values: unknown[] = []) =>
  (await db.query<{ name: string }>(sql, values)).rows.map(({ name }) => name)

const ours = `n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`
const carriesCustomer = `exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'customer_id')`

beforeAll(async () => {
  // A copy: the template lets nobody in.
  const adminUrl = inject('postgresAdminUrl')
  const name = `catalogue_${process.pid}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${name}`)
  await admin.query(`create database ${name} template ${inject('templateDatabase')}`)
  await admin.end()
  db = new pg.Client({
    connectionString: Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href,
  })
  await db.connect()
})
afterAll(() => db.end())

describe('row-level security', () => {
  let policies: Policy[]

  beforeAll(async () => {
    const { rows } = await db.query<Policy>(`
      select c.relname as table, p.polname as name, p.polcmd as command,
        array(select coalesce(r.rolname, 'public') from unnest(p.polroles) o left join pg_roles r on r.oid = o)::text[] as roles,
        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
        ${carriesCustomer} as "hasCustomer"
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} order by 1, 2`)
    policies = rows
  })

  it('is enabled and forced on every table, each with a policy', async () => {
    const all = await list(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
    )
    expect(all.length).toBeGreaterThan(15)
    expect(
      await list(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([])
    expect(new Set(policies.map(({ table }) => table))).toEqual(new Set(all))
  })

  it('says for every policy what may be read and what may be written', () => {
    const isWhole = ({ command, using, check }: Policy) =>
      (command === 'a' || using !== null) && (command === 'r' || command === 'd' || check !== null)
    expect(policies.filter((policy) => !isWhole(policy))).toEqual([])
  })

  it('names the roles of every policy, and they are the doors’ or the chain’s', () => {
    const known = ['portal_customer', 'portal_staff', 'portal_identity', 'portal_retention', 'portal_chain']
    for (const { table, name, roles } of policies)
      expect(known, `${table}.${name}`).toEqual(expect.arrayContaining(roles))
  })

  it('holds a customer’s people to their customer, in every policy', () => {
    const own = '( SELECT current_customer() AS current_customer)'
    // A restrictive policy only narrows what the others let through.
    const theirs = policies.filter(
      ({ table, name, roles }) =>
        roles.includes('portal_customer') &&
        !(`${table}.${name}` in restrictive) &&
        !(`${table}.${name}` in openToAll),
    )
    expect(theirs.length).toBeGreaterThan(10)
    for (const { table, name, hasCustomer, using, check } of theirs)
      for (const expression of [using, check].filter((part) => part !== null)) {
        expect(expression, `${table}.${name}`).toContain(own)
        if (hasCustomer) expect(expression, `${table}.${name}`).toContain(`customer_id = ${own}`)
        // An "or" beside the customer would open the policy again.
        if (hasCustomer) expect(expression, `${table}.${name}`).not.toMatch(/\bOR\b/)
      }
  })

  it('lets only staff, and the chain, see without a condition', () => {
    const open = policies
      .filter(({ using, check }) => using === 'true' || check === 'true')
      .filter(({ table, name }) => !(`${table}.${name}` in openToAll))
    for (const { table, name, roles, command } of open) {
      expect(['portal_staff', 'portal_chain'], `${table}.${name}`).toEqual(expect.arrayContaining(roles))
      if (roles.includes('portal_staff')) expect(['r', 'a'], `${table}.${name}`).toContain(command)
    }
  })

  it('lets staff write in the customer they act in, in every policy on a customer’s table', () => {
    const writing = policies.filter(
      ({ table, name, command, roles, hasCustomer }) =>
        hasCustomer &&
        ['a', 'w', '*'].includes(command) &&
        roles.includes('portal_staff') &&
        !(`${table}.${name}` in staffElsewhere),
    )
    expect(writing.length).toBeGreaterThan(2)
    for (const { table, name, check } of writing)
      expect(check, `${table}.${name}`).toContain('customer_id = ( SELECT current_customer()')
  })

  it('asks for two people where two are needed, beside what a trigger asks', () => {
    const checkOf = (name: string) =>
      policies.find((policy) => `${policy.table}.${policy.name}` === name)?.check
    expect(checkOf('fleet_switch.staff_turns')).toMatch(
      /thrown_by <> proposed_by.*released_by <> release_proposed_by/,
    )
    expect(checkOf('rule_revision.staff_settles')).toMatch(/put_in_force_by <> proposed_by/)
  })

  it('is never permissive where it should restrict: no policy was turned into another kind', async () => {
    expect(
      await list(
        `select c.relname || '.' || polname as name from pg_policy p join pg_class c on c.oid = p.polrelid where not polpermissive`,
      ),
    ).toEqual(Object.keys(restrictive))
  })
})

describe('roles', () => {
  it('gives the portal’s login no power of its own', async () => {
    const { rows } = await db.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit
       from pg_roles where rolname = $1`,
      [testLogin.user],
    )
    expect(rows).toEqual([
      {
        ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false },
        ...{ rolcreatedb: false, rolreplication: false, rolinherit: false },
      },
    ])
  })

  it('lets it become the doors’ roles and no others, whatever they are members of', async () => {
    expect(
      await list(
        `select rolname as name from pg_roles where rolname <> $1 and pg_has_role($1, oid, 'SET') order by 1`,
        [testLogin.user],
      ),
    ).toEqual([...doors].sort())
    expect(
      await list(
        `select rolname as name from pg_roles where rolname <> $1 and pg_has_role($1, oid, 'USAGE')`,
        [testLogin.user],
      ),
    ).toEqual([])
    expect(
      await list(
        `select m.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member
         where m.rolname = any($1) or (m.rolname = $2 and a.admin_option)`,
        [doors, testLogin.user],
      ),
    ).toEqual([])
  })

  it('gives no role that it can become power over rows, roles or tables', async () => {
    const roles = [testLogin.user, ...doors, 'portal_chain']
    expect(
      await list(
        `select rolname as name from pg_roles where rolname = any($1)
           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
        [roles],
      ),
    ).toEqual([])
    expect(
      await list(
        `select relname as name from pg_class where pg_get_userbyid(relowner) = any($1)
         union all select nspname from pg_namespace where pg_get_userbyid(nspowner) = any($1)
         union all select datname from pg_database where pg_get_userbyid(datdba) = any($1)`,
        [roles],
      ),
    ).toEqual([])
  })

  it('lets none of them make anything in our schema', async () => {
    for (const role of [testLogin.user, ...doors, 'portal_chain'])
      expect(
        await list(`select 'create' as name where has_schema_privilege($1, 'public', 'CREATE')`, [role]),
      ).toEqual([])
  })
})

describe('a new database', () => {
  it('knows nobody: no account to sign in with, no staff, no customer', async () => {
    for (const table of ['person', 'staff', 'customer', 'membership', 'session'])
      expect((await db.query(`select from ${table}`)).rowCount, table).toBe(0)
  })
})

describe('grants', () => {
  /** `role PRIVILEGE table`, and `role PRIVILEGE table.column` where only columns are granted. */
  let grants: {
    role: string
    privilege: string
    table: string
    column: string | null
    hasCustomer: boolean
  }[]

  beforeAll(async () => {
    const expanded = (acl: string) => `cross join lateral aclexplode(${acl}) g`
    const role = `coalesce((select rolname from pg_roles where oid = g.grantee), 'public')`
    const { rows } = await db.query<(typeof grants)[number]>(`
      select ${role} as role, g.privilege_type as privilege, c.relname as table, null as column, ${carriesCustomer} as "hasCustomer"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace ${expanded('c.relacl')}
      where n.nspname = 'public' and c.relname <> '_prisma_migrations' and g.grantee <> c.relowner
      union all
      select ${role}, g.privilege_type, c.relname, a.attname, ${carriesCustomer}
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      ${expanded('a.attacl')} where n.nspname = 'public'`)
    grants = rows
  })

  it('go to the doors and the chain alone, and never to everybody or to the login itself', () => {
    expect(new Set(grants.map(({ role }) => role))).toEqual(
      new Set(['portal_customer', 'portal_staff', 'portal_identity', 'portal_retention', 'portal_chain']),
    )
  })

  it('are to read, insert, update and delete rows, never to empty or alter a table', () => {
    const kinds = new Set(grants.map(({ privilege }) => privilege))
    expect([...kinds].sort()).toEqual(['DELETE', 'INSERT', 'SELECT', 'UPDATE'])
  })

  it('each have a policy that says for which rows: a right without one is none', async () => {
    const letter: Record<string, string> = { SELECT: 'r', INSERT: 'a', UPDATE: 'w', DELETE: 'd' }
    const { rows: policies } = await db.query<{ table: string; command: string; role: string }>(`
      select c.relname as table, p.polcmd as command, r.rolname as role from pg_policy p
      join pg_class c on c.oid = p.polrelid join pg_roles r on r.oid = any(p.polroles) where p.polpermissive`)
    const bare = grants.filter(
      ({ role, privilege, table }) =>
        !policies.some(
          (policy) =>
            policy.table === table &&
            policy.role === role &&
            (policy.command === '*' || policy.command === letter[privilege]),
        ),
    )
    expect([...new Set(bare.map(({ role, privilege, table }) => `${role} ${privilege} ${table}`))]).toEqual(
      [],
    )
  })

  it('let nobody change or delete what is append-only', async () => {
    const appendOnly = await list(
      `select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_proc f on f.oid = t.tgfoid
       where f.proname in ('refuse_change', 'keep_until_expired') and t.tgname = 'append_only'`,
    )
    expect(appendOnly).toEqual(expect.arrayContaining(['audit_entry', 'status_change']))
    const found = grants
      .filter(
        ({ table, privilege }) => appendOnly.includes(table) && ['UPDATE', 'DELETE'].includes(privilege),
      )
      .map(({ role, privilege, table }) => `${role} ${privilege} ${table}`)
    // What has expired is all that this role sees of them: lib/services/retention/remove-expired.int.test.ts.
    const expired = ['evidence_report', 'status_change'].map((table) => `portal_retention DELETE ${table}`)
    expect(found.sort()).toEqual(expired)
  })

  it('let the heads of the chains be touched by the chain alone, and the chain touch nothing else', () => {
    for (const { role, table, privilege } of grants)
      if (privilege !== 'SELECT')
        expect(role === 'portal_chain', `${role} on ${table}`).toBe(table === 'audit_head')
    expect(grants.filter(({ role, privilege }) => role === 'portal_chain' && privilege === 'DELETE')).toEqual(
      [],
    )
  })

  it('let the removing of what has expired read what its rules ask, delete, and tell of it on the trail', () => {
    const found = grants.filter(({ role }) => role === 'portal_retention')
    const of = (kind: string) => found.filter(({ privilege }) => privilege === kind).map(({ table }) => table)
    expect(of('SELECT').sort()).toEqual(['delivery', 'legal_hold', 'resource', 'termination'])
    expect(of('INSERT')).toEqual(['audit_entry'])
    expect(of('UPDATE')).toEqual([])
    expect(of('DELETE')).not.toContain('audit_entry')
  })

  it('let staff change single columns at most, and delete nothing', () => {
    const found = grants.filter(
      ({ role, privilege, column }) =>
        role === 'portal_staff' && (privilege === 'DELETE' || (privilege === 'UPDATE' && column === null)),
    )
    expect(found).toEqual([])
  })

  it('let the sign-in delete nothing, change single columns, and see no customer’s rows but a person’s own', () => {
    const found = grants
      .filter(({ role }) => role === 'portal_identity')
      .filter(
        ({ privilege, column, hasCustomer }) =>
          hasCustomer || privilege === 'DELETE' || (privilege === 'UPDATE' && column === null),
      )
      .map(({ role, privilege, table }) => `${role} ${privilege} ${table}`)
    expect(found.filter((grant) => !(grant in allowedGrants))).toEqual([])
  })

  it('let no customer change who people, staff and customers are', () => {
    const found = grants.filter(
      ({ role, privilege, table }) =>
        role === 'portal_customer' &&
        privilege !== 'SELECT' &&
        ['customer', 'person', 'staff', 'session', 'staff_entry'].includes(table),
    )
    expect(found).toEqual([])
    const hidden = grants.filter(
      ({ role, table }) => role === 'portal_customer' && ['staff', 'session'].includes(table),
    )
    expect(hidden).toEqual([])
  })
})

describe('keys', () => {
  it('unique ones of customers’ tables include the customer, since their checks see every row', async () => {
    const found = await list(`
      select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and x.indisunique and ${carriesCustomer}
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'customer_id' and a.attnum = any(x.indkey))`)
    expect(found.filter((name) => !(name in uniqueAcrossCustomers))).toEqual([])
  })

  it('foreign ones between customers’ tables include the customer on both sides', async () => {
    const column = (table: string) =>
      `(select attnum from pg_attribute where attrelid = ${table} and attname = 'customer_id')`
    expect(
      await list(`
        select k.conname as name from pg_constraint k
        where k.contype = 'f' and ${column('k.confrelid')} is not null
          and not exists (select from generate_subscripts(k.conkey, 1) i
            where k.conkey[i] = ${column('k.conrelid')} and k.confkey[i] = ${column('k.confrelid')})`),
    ).toEqual([])
    // To a customer, only as the row's own customer.
    expect(
      await list(`
        select k.conname as name from pg_constraint k
        where k.contype = 'f' and k.confrelid = 'customer'::regclass
          and k.conkey is distinct from array[${column('k.conrelid')}] order by 1`),
    ).toEqual(Object.keys(keysToCustomer))
  })
})

describe('functions, triggers and views', () => {
  it('that run with their owner’s rights have a fixed search path, a powerless owner, and no public caller', async () => {
    const definers = `from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where f.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`
    expect(await list(`select f.proname as name ${definers}`)).toContain('link_audit_entry')
    expect(
      await list(`select f.proname as name ${definers}
        and not coalesce(array_to_string(f.proconfig, ' ') ~ 'search_path=.*pg_temp$', false)`),
    ).toEqual([])
    expect(
      await list(
        `select f.proname as name ${definers} and has_function_privilege('public', f.oid, 'EXECUTE')`,
      ),
    ).toEqual([])
    expect(
      await list(`select f.proname as name ${definers}
        and (select rolsuper or rolbypassrls or rolcanlogin from pg_roles where oid = f.proowner)`),
    ).toEqual([])
  })

  it('are switched on', async () => {
    expect(
      await list(`select tgname as name from pg_trigger where not tgisinternal and tgenabled <> 'O'`),
    ).toEqual([])
    const { rows } = await db.query<{ name: string }>(`
      select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal order by 1`)
    expect(rows.map(({ name }) => name)).toEqual([
      'access_review_item.keep_finished_review',
      'audit_digest.append_only',
      'audit_digest.no_truncate',
      'audit_entry.append_only',
      'audit_entry.link_audit_entry',
      'audit_entry.no_truncate',
      'audit_head.keep_head',
      'aws_account.keep_account_identity',
      'evidence_report.append_only',
      'evidence_report.no_truncate',
      'exclusion_attestation.append_only',
      'exclusion_event.append_only',
      'exclusion_request.keep_sent_request',
      'fleet_switch.guard_fleet_switch',
      'legal_hold.no_truncate',
      'raci_acknowledgement.append_only',
      'raci_acknowledgement.no_truncate',
      'raci_version.append_only',
      'raci_version.no_truncate',
      'resource.note_presence',
      'status_change.append_only',
    ])
  })

  it('see with the asker’s rights: no view reads rows as its owner', async () => {
    expect(
      await list(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('v', 'm')
          and not coalesce('security_invoker=true' = any(c.reloptions), false)`),
    ).toEqual([])
  })
})
