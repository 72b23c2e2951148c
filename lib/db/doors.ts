import { createHash } from 'node:crypto'
import { prisma, type Tx } from './client.ts'
import { Prisma } from './generated/client.ts'
import { rawMethods, seated, type Turn } from './raw.ts'

/**
 * The doors: the only ways to the database. Each is one interactive transaction that first takes on a role
 * and says, for this transaction alone, who is asking; row-level security does the rest. A transaction-mode
 * pooler is safe, since nothing outlives the transaction.
 */
type DoorRole = 'portal_customer' | 'portal_staff' | 'portal_identity' | 'portal_retention'

interface DoorSettings {
  customerId?: string
  personId?: string
  sessionHash?: string
  issuer?: string
  subject?: string
  presentedHash?: string
  signInSlug?: string
}

const roles = new WeakMap<Tx, DoorRole>()

/** The role that a door's transaction has taken on. */
export function roleOf(tx: Tx): string {
  return roles.get(tx) ?? 'none'
}

/** The tables as Prisma hands them over, and statements by hand on the same connection. */
function withRaw(tables: Tx, turn: Turn): Tx {
  const own = rawMethods(turn)
  return new Proxy(tables, {
    get: (target, key): unknown =>
      Object.hasOwn(own, key) ? own[key as keyof typeof own] : Reflect.get(target, key),
  })
}

const timings = { maxWait: 10_000, timeout: 30_000 }

async function open<T>(
  role: DoorRole,
  isReadOnly: boolean,
  settings: DoorSettings,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const within = async (tables: Tx, turn: Turn) => {
    const tx = withRaw(tables, turn)
    roles.set(tx, role)
    const first = isReadOnly ? Prisma.raw('/* ahead of reads */') : Prisma.raw('/* ahead */')
    // Every setting is set, empty where it does not apply: nothing is inherited.
    await tx.$executeRaw`${first} select
      set_config('transaction_read_only', ${isReadOnly ? 'on' : 'off'}, true),
      set_config('app.customer_id', ${settings.customerId ?? ''}, true),
      set_config('app.person_id', ${settings.personId ?? ''}, true),
      set_config('app.session_hash', ${settings.sessionHash ?? ''}, true),
      set_config('app.issuer', ${settings.issuer ?? ''}, true),
      set_config('app.subject', ${settings.subject ?? ''}, true),
      set_config('app.presented_hash', ${settings.presentedHash ?? ''}, true),
      set_config('app.sign_in_slug', ${settings.signInSlug ?? ''}, true),
      set_config('role', ${role}, true)`
    return act(tx)
  }
  return seated((turn) => prisma().$transaction((tables) => within(tables, turn()), timings))
}

/** Reads one customer's rows. */
export async function customerRead<T>(ctx: { customerId: string }, act: (tx: Tx) => Promise<T>): Promise<T> {
  return open('portal_customer', true, { customerId: ctx.customerId }, act)
}

/** Writes one customer's rows. */
export async function customerWrite<T>(ctx: { customerId: string }, act: (tx: Tx) => Promise<T>): Promise<T> {
  return open('portal_customer', false, { customerId: ctx.customerId }, act)
}

/** Reads across customers, as staff or as the portal's own worker. */
export async function staffRead<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  return open('portal_staff', true, {}, act)
}

/** Writes what belongs to no single customer: customers themselves, people, staff's entries. */
export async function staffWrite<T>(
  who: { personId?: string; customerId?: string },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  return open('portal_staff', false, who, act)
}

/** Finds a person and their sessions before any customer is known: signing in, and checking a session. */
export async function identityDoor<T>(
  who:
    | { sessionToken: string }
    | { personId: string; sessionToken?: string }
    | { issuer: string; subject: string }
    | { presentedToken: string; personId?: string }
    | { signInSlug: string },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { sessionToken, presentedToken, ...rest } = {
    sessionToken: undefined,
    presentedToken: undefined,
    ...who,
  }
  const hashes = {
    ...(sessionToken === undefined ? {} : { sessionHash: hashToken(sessionToken) }),
    ...(presentedToken === undefined ? {} : { presentedHash: hashToken(presentedToken) }),
  }
  return open('portal_identity', false, { ...rest, ...hashes }, act)
}

/** Removes what has been kept long enough, and nothing else: of one customer, or what is nobody's for the empty id. */
export async function retentionDoor<T>(ctx: { customerId: string }, act: (tx: Tx) => Promise<T>): Promise<T> {
  return open('portal_retention', false, ctx, act)
}

/** Lets a door's transaction say later who it turned out to be. */
export async function becomePerson(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`/* ahead */ select set_config('app.person_id', ${personId}, true)`
}

/** Lets an identity door's audit rows go to the customer that what was presented belongs to. */
export async function actForCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.$executeRaw`/* ahead */ select set_config('app.customer_id', ${customerId}, true)`
}

/** Leaves an identity door's rights for those of the customer that what was presented belongs to. */
export async function actAsCustomer(tx: Tx, customerId: string): Promise<void> {
  roles.set(tx, 'portal_customer')
  await tx.$executeRaw`/* ahead */ select set_config('app.presented_hash', '', true),
    set_config('app.customer_id', ${customerId}, true), set_config('role', 'portal_customer', true)`
}

/** What is stored of a token: 256 bits of randomness need no salt or stretching. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
