import { randomBytes } from 'node:crypto'
import { becomePerson, hashToken, identityDoor } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import type { PersonActor } from '#lib/services/context.ts'
import { limits } from '#lib/domain/session-limits.ts'
import { opens, ownSignIn, signInOf } from '#lib/domain/sign-in.ts'

/** What the identity provider vouched for. */
export interface Identity {
  issuer: string
  subject: string
  name: string
  email: string | null
  emailVerified: boolean
  authenticatedAt: Date
  /** The browser's own words about itself. */
  userAgent: string
}

/** "Firefox on Windows": enough to know one's sessions apart, and no fingerprint. */
function browserWords(userAgent: string): string {
  const find = (names: Record<string, RegExp>) =>
    Object.entries(names).find(([, pattern]) => pattern.test(userAgent))?.[0]
  const browser = find({ Edge: /Edg\//, Firefox: /Firefox\//, Chrome: /Chrom(e|ium)\//, Safari: /Safari\// })
  const system = find({
    Windows: /Windows/,
    Android: /Android/,
    iOS: /iPhone|iPad/,
    macOS: /Mac OS/,
    Linux: /Linux/,
  })
  return `${browser ?? 'A browser'}${system === undefined ? '' : ` on ${system}`}`
}

const nobody = { kind: 'system', job: 'sign-in', grants: [] } as const

/**
 * Opens a session for a person the provider vouched for. Returns what the cookie is to hold. Whoever a customer's
 * own provider vouches for is at home there for good; throws for somebody who is known by another way in.
 */
export async function openSession(identity: Identity, homeCustomerId: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { issuer, subject, name, email, emailVerified, authenticatedAt } = identity
  await identityDoor({ issuer, subject }, async (tx) => {
    await tx.person.createMany({
      data: [{ issuer, subject, name, email, emailVerified, homeCustomerId }],
      skipDuplicates: true,
    })
    const person = await tx.person.findUniqueOrThrow({ where: { issuer_subject: { issuer, subject } } })
    if (person.homeCustomerId !== homeCustomerId) throw new Error('this person is at home elsewhere')
    await becomePerson(tx, person.id)
    await tx.person.update({
      where: { id: person.id },
      data: { name, email, emailVerified, lastSignIn: new Date() },
    })
    const expiresAt = new Date(Date.now() + limits.absoluteMs)
    const session = await tx.session.create({
      data: {
        ...{ tokenHash: hashToken(token), personId: person.id, authenticatedAt, expiresAt },
        browser: browserWords(identity.userAgent),
      },
    })
    await emitAudit(
      tx,
      { actor: nobody, customerId: null, requestId: session.id },
      {
        action: 'session.open',
        resourceType: 'person',
        resourceId: person.id,
        details: { issuer },
      },
    )
  })
  return token
}

/**
 * Who a cookie's token belongs to right now: the session's row, the memberships and staff's open entries are
 * read anew for every request, so that a removal takes effect on the next one. Null when there is no session,
 * or it ended, idled too long or was revoked.
 */
export async function findActor(
  token: string,
  options: { isActivity: boolean },
): Promise<PersonActor | null> {
  return identityDoor({ sessionToken: token }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: hashToken(token) } })
    const now = Date.now()
    if (!session || session.revokedAt !== null || session.expiresAt.getTime() <= now) return null
    const idleMs = now - session.lastActiveAt.getTime()
    if (idleMs > limits.idleMs) return null
    if (options.isActivity && idleMs > limits.activityGrainMs)
      await tx.session.update({ where: { id: session.id }, data: { lastActiveAt: new Date(now) } })
    await becomePerson(tx, session.personId)
    const person = await tx.person.findUniqueOrThrow({
      where: { id: session.personId },
      include: {
        staff: true,
        memberships: {
          include: {
            customer: {
              include: { identityProviders: { where: { enabledAt: { not: null }, endedAt: null } } },
            },
          },
          orderBy: { customer: { name: 'asc' } },
        },
        staffEntries: { where: { endsAt: { gt: new Date(now) }, leftAt: null }, include: { customer: true } },
      },
    })
    const isStaff = person.staff !== null && person.staff.removedAt === null && person.homeCustomerId === null
    const home = person.memberships.find(({ customerId }) => customerId === person.homeCustomerId)
    return {
      kind: 'person',
      personId: person.id,
      sessionId: session.id,
      name: person.name,
      email: person.email,
      isStaff,
      signInWith: home === undefined ? ownSignIn : signInOf(home.customer.slug),
      authenticatedAt: session.authenticatedAt,
      memberships: person.memberships
        .filter(({ customer }) => customer.closedAt === null)
        .filter(({ customer }) => opens(person, customer.id, customer.identityProviders[0] ?? null))
        .map(({ customer: { id, slug, name }, role }) => ({ customerId: id, slug, name, role })),
      entries: isStaff
        ? person.staffEntries.map(({ customer: { id, slug, name }, reason, endsAt }) => ({
            ...{ customerId: id, slug, name, reason, endsAt },
          }))
        : [],
    }
  })
}

/** Ends a session at once. */
export async function closeSession(token: string): Promise<void> {
  await identityDoor({ sessionToken: token }, async (tx) => {
    const session = await tx.session.findUnique({ where: { tokenHash: hashToken(token) } })
    if (!session || session.revokedAt !== null) return
    await becomePerson(tx, session.personId)
    await tx.session.update({ where: { id: session.id }, data: { revokedAt: new Date() } })
    await emitAudit(
      tx,
      { actor: nobody, customerId: null, requestId: session.id },
      {
        action: 'session.close',
        resourceType: 'person',
        resourceId: session.personId,
      },
    )
  })
}
