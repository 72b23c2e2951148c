import { createHash } from 'node:crypto'
import { doorPool, prisma, type Tx } from './client.ts'
import type { Turn } from './door-client.ts'
import { rawMethods } from './raw.ts'
import { tablesWithin } from './tables.ts'

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

/** How long a transaction may take before it is rolled back, whatever it is at. */
const timeoutMs = 30_000

/** Statements by hand, and the models as Prisma has them, in one transaction. */
function txOf(turn: Turn): { tx: Tx; close: () => Promise<void> } {
  const byHand = rawMethods(turn)
  const tables = tablesWithin(prisma, turn)
  const tx = new Proxy(byHand, {
    get: (target, key): unknown =>
      Object.hasOwn(target, key)
        ? target[key as keyof typeof target]
        : // Whoever awaits a transaction by mistake gets it back, and no model of that name.
          typeof key === 'string' && key !== 'then'
          ? tables.model(key)
          : undefined,
  }) as unknown as Tx
  return { tx, close: tables.close }
}

async function open<T>(
  role: DoorRole,
  isReadOnly: boolean,
  settings: DoorSettings,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  return surround(async () => {
    const client = await doorPool().connect()
    const turn = client.begin({ isReadOnly })
    const { tx, close } = txOf(turn)
    roles.set(tx, role)
    let isLate = false
    const deadline = setTimeout(() => {
      isLate = true
      turn.rollback().catch(() => undefined)
    }, timeoutMs)
    let failure: Error | undefined
    try {
      // Every setting is set, empty where it does not apply: nothing is inherited.
      await tx.$executeRaw`/* ahead */ select
        set_config('transaction_read_only', ${isReadOnly ? 'on' : 'off'}, true),
        set_config('app.customer_id', ${settings.customerId ?? ''}, true),
        set_config('app.person_id', ${settings.personId ?? ''}, true),
        set_config('app.session_hash', ${settings.sessionHash ?? ''}, true),
        set_config('app.issuer', ${settings.issuer ?? ''}, true),
        set_config('app.subject', ${settings.subject ?? ''}, true),
        set_config('app.presented_hash', ${settings.presentedHash ?? ''}, true),
        set_config('app.sign_in_slug', ${settings.signInSlug ?? ''}, true),
        set_config('role', ${role}, true)`
      const result = await act(tx)
      await close()
      await turn.commit()
      return result
    } catch (error) {
      await close().catch(() => undefined)
      // A lost connection answers nothing more, and one that was cut off may be at something still: thrown away.
      await turn.rollback().catch((lost: Error) => (failure = lost))
      if (isLate) failure = new Error('late')
      throw isLate ? new Error('A transaction took longer than half a minute.', { cause: error }) : error
    } finally {
      clearTimeout(deadline)
      client.release(failure)
    }
  })
}

type Around = <T>(act: () => Promise<T>) => Promise<T>
const holder = globalThis as { portalAround?: Around }

/** Does something around every transaction from now on: tests let a worker die there. */
export function surroundTransactions(around: Around | undefined): void {
  if (around) holder.portalAround = around
  else delete holder.portalAround
}

function surround<T>(act: () => Promise<T>): Promise<T> {
  return holder.portalAround ? holder.portalAround(act) : act()
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
