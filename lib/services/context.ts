import {
  canInCustomer,
  type CustomerRole,
  type Permission,
  permissionsOfStaff,
  refusalOf,
} from '#lib/domain/permissions.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { forbidden, notFound, stepUpRequired, unauthenticated } from './errors.ts'

export interface PersonActor {
  kind: 'person'
  personId: string
  sessionId: string
  name: string
  email: string | null
  isStaff: boolean
  /** Where they sign in, as its addresses call it (lib/domain/sign-in.ts). */
  signInWith: string
  authenticatedAt: Date
  memberships: { customerId: string; slug: string; name: string; role: 'viewer' | 'admin' }[]
  /** Staff's open looks into customers. */
  entries: { customerId: string; slug: string; name: string; reason: string; endsAt: Date }[]
}

/** A program with a token of one customer's. Its scopes say what it may; it is never asked to sign in. */
export interface TokenActor {
  kind: 'token'
  tokenId: string
  name: string
  customerId: string
  slug: string
  permissions: readonly Permission[]
}

/** The portal itself: a named job with the permissions it needs and no others. */
export interface SystemActor {
  kind: 'system'
  job: string
  grants: readonly Permission[]
}

export type KnownActor = PersonActor | TokenActor | SystemActor
export type Actor = KnownActor | null

/** Who asks, about which customer, under which request id. Every verb's first argument. */
export interface Ctx {
  actor: Actor
  customerId: string | null
  requestId: string
}

/** A context that passed a permission within a customer. */
export interface CustomerCtx {
  actor: KnownActor
  customerId: string
  requestId: string
}

export interface StaffCtx {
  actor: Exclude<KnownActor, TokenActor>
  requestId: string
}

/** What the person is inside the customer; null when nothing. A member who is staff too acts as a member. */
export function roleInCustomer(actor: PersonActor, customerId: string): CustomerRole | null {
  const membership = actor.memberships.find((entry) => entry.customerId === customerId)
  if (membership) return membership.role
  return actor.isStaff && actor.entries.some((entry) => entry.customerId === customerId) ? 'support' : null
}

/**
 * The one check of every verb. Inside a customer: somebody without any role there is told the same as for a
 * customer that does not exist. Signed out comes before all else.
 */
export function requirePermission(ctx: Ctx, permission: Permission): CustomerCtx {
  const { actor, customerId, requestId } = ctx
  if (actor === null) throw unauthenticated()
  if (customerId === null) throw notFound()
  if (actor.kind === 'system') {
    if (!actor.grants.includes(permission)) throw forbidden(refusalOf(permission))
    return { actor, customerId, requestId }
  }
  if (actor.kind === 'token') {
    if (actor.customerId !== customerId) throw notFound()
    if (!actor.permissions.includes(permission)) throw forbidden('This token’s scopes do not allow that.')
    return { actor, customerId, requestId }
  }
  const role = roleInCustomer(actor, customerId)
  if (role === null) throw notFound()
  if (!canInCustomer(role, permission)) throw forbidden(refusalOf(permission))
  return { actor, customerId, requestId }
}

/**
 * For acts that cannot be taken back (approving, arming, stopping by hand, group changes): the person proved
 * who they are within the last quarter of an hour. The portal's own jobs have no sign-in and pass.
 */
export function requireRecentSignIn(ctx: { actor: KnownActor }): void {
  if (ctx.actor.kind === 'token') throw forbidden('This act takes a person who signed in.')
  if (ctx.actor.kind === 'person' && Date.now() - ctx.actor.authenticatedAt.getTime() > limits.stepUpMs)
    throw stepUpRequired()
}

/** The check of verbs that stand outside any customer. */
export function requireStaffPermission(ctx: Ctx, permission: Permission): StaffCtx {
  const { actor, requestId } = ctx
  if (actor === null) throw unauthenticated()
  if (actor.kind === 'token') throw forbidden(refusalOf(permission))
  const isAllowed =
    actor.kind === 'system'
      ? actor.grants.includes(permission)
      : actor.isStaff && permissionsOfStaff.includes(permission)
  if (!isAllowed) throw forbidden(refusalOf(permission))
  return { actor, requestId }
}

/**
 * The check of verbs that touch no customer's data and are open to everybody who may do so somewhere: in any
 * customer of theirs, as staff, or with a token's scope.
 */
export function requirePermissionAnywhere(ctx: Ctx, permission: Permission): { actor: KnownActor } {
  const { actor } = ctx
  if (actor === null) throw unauthenticated()
  const isAllowed =
    actor.kind === 'system'
      ? actor.grants.includes(permission)
      : actor.kind === 'token'
        ? actor.permissions.includes(permission)
        : actor.memberships.some(({ role }) => canInCustomer(role, permission)) ||
          (actor.isStaff && permissionsOfStaff.includes(permission))
  if (!isAllowed) throw forbidden(refusalOf(permission))
  return { actor }
}

export function systemContext(job: string, grants: readonly Permission[], customerId: string | null): Ctx {
  return { actor: { kind: 'system', job, grants }, customerId, requestId: `${job}:${crypto.randomUUID()}` }
}
