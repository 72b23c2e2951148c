import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AuthServer, startAuthServer } from '#lib/checks/auth-server.ts'
import { HostileProvider } from '#lib/checks/hostile-provider.ts'
import { openTestDatabase, type TestDatabase } from '#lib/checks/test-database.ts'
import { TestBrowser } from '#lib/sandbox/identity/test-browser.ts'
import type { PersonActor } from '#lib/services/context.ts'

/**
 * Whole sign-ins through two customers' own providers beside the portal's, over sockets, with either of them
 * hostile. What a customer's provider says must open that customer alone.
 */
let world: TestDatabase
let portals: HostileProvider
let acmes: HostileProvider
let harbors: HostileProvider
let portal: AuthServer
let acme: { id: string; slug: string }
let harbor: { id: string; slug: string }

/** The same modules that the server answers with: they were loaded anew for it. */
const verbs = async () => ({
  ...(await import('#lib/services/sign-in/save-provider.ts')),
  ...(await import('#lib/services/sign-in/start-trial.ts')),
  ...(await import('#lib/services/sign-in/enable-provider.ts')),
  ...(await import('#lib/services/sign-in/require-provider.ts')),
  ...(await import('#lib/services/sign-in/end-provider.ts')),
  ...(await import('#lib/services/members/accept-invitation.ts')),
  ...(await import('#lib/services/members/invite-member.ts')),
  ...(await import('#lib/services/members/remove-member.ts')),
  ...(await import('#lib/services/people/add-staff.ts')),
  ...(await import('#lib/services/context.ts')),
  ...(await import('#lib/auth/sessions.ts')),
  ...(await import('#lib/auth/cookies.ts')),
})

beforeAll(async () => {
  world = await openTestDatabase()
  ;[portals, acmes, harbors] = await Promise.all([
    HostileProvider.start(),
    HostileProvider.start(),
    HostileProvider.start(),
  ])
  portal = await startAuthServer({ OIDC_ISSUER: portals.issuer })
  const make = async (slug: string) => {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into customer (slug, name) values ($1, $1) returning id`,
      [slug],
    )
    return { id: rows[0]?.id ?? '', slug }
  }
  acme = await make('acme-health')
  harbor = await make('harbor-labs')
  await enable(acme, acmes)
  await enable(harbor, harbors)
})
afterEach(() => {
  for (const provider of [portals, acmes, harbors]) provider.behaviour = {}
})
afterAll(async () => {
  await portal.close()
  for (const provider of [portals, acmes, harbors]) await provider.close()
  await world.close()
})

/** Asks to sign in and goes up to the callback that the provider sends the browser back to. */
async function toCallback(browser: TestBrowser, id: string, callbackUrl = '/'): Promise<string> {
  const token = (await (await browser.go(`${portal.address}/api/auth/csrf`)).json()) as { csrfToken: string }
  const asked = await browser.go(`${portal.address}/api/auth/signin/${id}`, { ...token, callbackUrl })
  const leaving = new URL(asked.headers.get('location') ?? '', portal.address)
  if (leaving.origin === portal.address) return leaving.href
  return (await browser.go(leaving.href)).headers.get('location') ?? ''
}

interface Me {
  isStaff: boolean
  signInWith: string
  memberships: { slug: string }[]
}

async function meOf(browser: TestBrowser): Promise<Me | null> {
  const answer = await browser.go(`${portal.address}/api/v1/me`)
  return answer.status === 200 ? ((await answer.json()) as Me) : null
}

async function signedIn(id: string): Promise<TestBrowser> {
  const browser = new TestBrowser()
  await browser.follow(await toCallback(browser, id))
  return browser
}

const subjectIs = (provider: HostileProvider, subject: string) => {
  provider.behaviour = { claims: (claims) => ({ ...claims, sub: subject }) }
}

async function personId(issuer: string, subject = 'ada'): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from person where issuer = $1 and subject = $2',
    [issuer, subject],
  )
  return rows[0]?.id ?? ''
}

const join = (customerId: string, id: string, role = 'admin') =>
  world.owner.query(
    `insert into membership (customer_id, person_id, role) values ($1, $2, $3::role)
     on conflict (customer_id, person_id) do update set role = excluded.role`,
    [customerId, id, role],
  )

/** A context as the newest session of a person gives it. */
async function contextOf(customer: { id: string; slug: string }, id: string) {
  const actor: PersonActor = {
    ...{ kind: 'person', personId: id, sessionId: randomUUID(), name: 'Admin', email: null, isStaff: false },
    ...{ signInWith: 'oidc', authenticatedAt: new Date(), entries: [] },
    memberships: [{ customerId: customer.id, slug: customer.slug, name: customer.slug, role: 'admin' }],
  }
  return { actor, customerId: customer.id, requestId: 'test' }
}

const count = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]?.n ?? 0

/** An admin of the portal's own provider, signed in. */
async function adminOf(customer: { id: string; slug: string }) {
  const subject = `admin-of-${customer.slug}`
  subjectIs(portals, subject)
  const browser = await signedIn('oidc')
  portals.behaviour = {}
  const id = await personId(portals.issuer, subject)
  await join(customer.id, id)
  return { browser, ctx: await contextOf(customer, id) }
}

/** Saves a provider and begins its test in the admin's browser, up to the callback. */
async function beginTest(
  { browser, ctx }: Awaited<ReturnType<typeof adminOf>>,
  customer: { slug: string },
  issuer: string,
) {
  const { saveProvider, startTrial, noteCookie } = await verbs()
  await saveProvider(ctx, { issuer, clientId: 'safeguards-portal', clientSecret: 'a canary of a secret' })
  const { signInWith, trial } = await startTrial(ctx)
  browser.take(noteCookie('trial', trial))
  return {
    trial,
    callback: await toCallback(browser, signInWith, `/${customer.slug}/settings/sign-in?trial=done`),
  }
}

/** From nothing to in force, as an admin does it. */
async function enable(customer: { id: string; slug: string }, provider: HostileProvider): Promise<void> {
  const admin = await adminOf(customer)
  const { callback } = await beginTest(admin, customer, provider.issuer)
  const { url } = await admin.browser.follow(callback)
  expect(url).toBe(`${portal.address}/${customer.slug}/settings/sign-in?trial=done`)
  await (await verbs()).enableProvider(admin.ctx)
}

/** Opens an address and expects the sign-in page, a word of what happened, and nothing left behind. */
async function expectRefusal(browser: TestBrowser, address: string): Promise<void> {
  const before = [await count('session'), await count('person')]
  const { url, response } = await browser.follow(address)
  const html = await response.text()
  expect(new URL(url).pathname).toBe('/sign-in')
  expect(html).toMatch(/was not completed|did not work|could not be reached|no sign-in of its own/)
  expect(html + url).not.toMatch(/\bat \S+ \(|node_modules|Error:|policy|home/)
  expect([await count('session'), await count('person')]).toEqual(before)
  expect(await meOf(browser)).toBeNull()
}

describe('a customer’s own provider', () => {
  it('signs its people in, as nobody yet, and on the trail', async () => {
    const browser = await signedIn('at-acme-health')
    expect(await meOf(browser)).toMatchObject({ isStaff: false, memberships: [] })
    const { rows } = await world.owner.query<{ home: string }>(
      'select home_customer_id as home from person where issuer = $1 and subject = $2',
      [acmes.issuer, 'ada'],
    )
    expect(rows).toEqual([{ home: acme.id }])
  })

  it('signs a member in again where they signed in', async () => {
    const browser = await signedIn('at-acme-health')
    await join(acme.id, await personId(acmes.issuer), 'viewer')
    expect(await meOf(browser)).toMatchObject({
      signInWith: 'at-acme-health',
      memberships: [{ slug: 'acme-health' }],
    })
  })

  it('keeps its client’s secret sealed', async () => {
    expect(await count(`identity_provider where client_secret ~ 'canary'`)).toBe(0)
    expect(await count(`identity_provider where client_secret like 'v1.%' and ended_at is null`)).toBe(2)
  })
})

describe('the trust boundary', () => {
  it('makes another person of the same subject and address at each provider', async () => {
    for (const id of ['oidc', 'at-acme-health', 'at-harbor-labs']) await signedIn(id)
    const { rows } = await world.owner.query<{ n: number }>(
      `select count(distinct id)::int as n from person where subject = 'ada' and email = 'ada@northwind.example'`,
    )
    expect(rows[0]?.n).toBe(3)
  })

  it('opens no other customer, whatever the membership table says', async () => {
    const browser = await signedIn('at-acme-health')
    await join(harbor.id, await personId(acmes.issuer))
    expect((await meOf(browser))?.memberships.map(({ slug }) => slug)).not.toContain('harbor-labs')
    await world.owner.query('delete from membership where customer_id = $1 and person_id = $2', [
      harbor.id,
      await personId(acmes.issuer),
    ])
  })

  it('makes nobody staff, whatever the staff table or a claim says', async () => {
    acmes.behaviour = { claims: (claims) => ({ ...claims, sub: 'boss', staff: true, roles: ['staff'] }) }
    const browser = await signedIn('at-acme-health')
    const id = await personId(acmes.issuer, 'boss')
    await world.owner.query('insert into staff (person_id) values ($1)', [id])
    await world.owner.query(
      `insert into staff_entry (customer_id, person_id, reason, ends_at) values ($1, $2, 'x', now() + interval '1 hour')`,
      [harbor.id, id],
    )
    expect(await meOf(browser)).toMatchObject({ isStaff: false, memberships: [] })
    const { addStaff, systemContext } = await verbs()
    await expect(
      addStaff(systemContext('test', ['staff:add'], null), {
        ...{ issuer: acmes.issuer, subject: 'operator-typed-this', name: 'X', email: null },
      }),
    ).rejects.toThrow(/never staff/)
  })

  it('accepts its customer’s invitations, and no other’s, to the very same address', async () => {
    const { acceptInvitation, inviteMember, findActor } = await verbs()
    const invite = async (customer: { id: string; slug: string }) => {
      const { ctx } = await adminOf(customer)
      const { link } = await inviteMember(ctx, { email: 'eve@northwind.example', role: 'admin' })
      return link.split('/').at(-1) ?? ''
    }
    acmes.behaviour = { claims: (claims) => ({ ...claims, sub: 'eve', email: 'eve@northwind.example' }) }
    await signedIn('at-acme-health')
    const id = await personId(acmes.issuer, 'eve')
    const { actor } = await contextOf(acme, id)
    const ctx = { actor, customerId: null, requestId: 'test' }
    await expect(acceptInvitation(ctx, { token: await invite(harbor) })).rejects.toThrow(
      /that organisation alone/,
    )
    await expect(acceptInvitation(ctx, { token: await invite(acme) })).resolves.toEqual({
      slug: 'acme-health',
    })
    expect(findActor).toBeDefined()
  })

  it('lets somebody known by another way in not be taken over', async () => {
    // As if the portal's own provider had been this issuer once.
    await world.owner.query(
      `insert into person (issuer, subject, name) values ($1, 'old-hand', 'Old hand')`,
      [acmes.issuer],
    )
    subjectIs(acmes, 'old-hand')
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })
})

describe('two providers mixed up are refused:', () => {
  const renamed = (callback: string, id: string) => callback.replace(/callback\/[^?]+/, `callback/${id}`)

  it.each([
    ['a customer’s answer at the portal’s own address', 'at-acme-health', 'oidc'],
    ['the portal’s answer at a customer’s address', 'oidc', 'at-acme-health'],
    ['a customer’s answer at another customer’s address', 'at-acme-health', 'at-harbor-labs'],
    ['a customer’s answer at the address of nobody', 'at-acme-health', 'at-nowhere'],
  ])('%s', async (_which, from, to) => {
    const browser = new TestBrowser()
    await expectRefusal(browser, renamed(await toCallback(browser, from), to))
  })

  it('the same while a sign-in with the other is under way as well', async () => {
    const browser = new TestBrowser()
    await toCallback(browser, 'oidc')
    const callback = await toCallback(browser, 'at-acme-health')
    await expectRefusal(browser, renamed(callback, 'oidc'))
  })

  it.each([
    ['the portal’s own issuer', () => portals.issuer],
    ['another customer’s', () => harbors.issuer],
    ['its own with a slash', () => `${acmes.issuer}/`],
  ])('a token that names %s', async (_which, issuer) => {
    acmes.behaviour = { claims: (claims) => ({ ...claims, iss: issuer() }) }
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })

  it.each([
    ['the portal’s own provider', () => portals.issuer],
    ['another customer’s', () => harbors.issuer],
  ])('a provider that calls itself %s throughout', async (_which, issuer) => {
    acmes.behaviour = {
      discovery: (metadata) => ({ ...metadata, issuer: issuer() }),
      callback: (parameters) => parameters.set('iss', issuer()),
      claims: (claims) => ({ ...claims, iss: issuer() }),
    }
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })

  it('an answer that says it is another’s (RFC 9207)', async () => {
    acmes.behaviour = { callback: (parameters) => parameters.set('iss', harbors.issuer) }
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })

  it('a provider that sends people on to the portal’s own, for its code', async () => {
    acmes.behaviour = {
      discovery: (metadata) => ({ ...metadata, authorization_endpoint: `${portals.issuer}/auth` }),
    }
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })

  it('a provider that takes another’s tokens for its own', async () => {
    acmes.behaviour = {
      discovery: (metadata) => ({
        ...metadata,
        authorization_endpoint: `${harbors.issuer}/auth`,
        token_endpoint: `${harbors.issuer}/token`,
        jwks_uri: `${harbors.issuer}/jwks`,
        authorization_response_iss_parameter_supported: false,
      }),
    }
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-acme-health'))
  })
})

describe('the test of a provider', () => {
  const fresh = async () => {
    const provider = await HostileProvider.start()
    return { provider, admin: await adminOf(acme) }
  }

  it('signs nobody in, makes nobody, and leaves the admin’s session as it was', async () => {
    const { provider, admin } = await fresh()
    const { callback } = await beginTest(admin, acme, provider.issuer)
    const before = [await count('session where revoked_at is null'), await count('person')]
    await admin.browser.follow(callback)
    expect([await count('session where revoked_at is null'), await count('person')]).toEqual(before)
    expect((await meOf(admin.browser))?.signInWith).toBe('oidc')
    expect(
      await count(`identity_provider where issuer = $1 and tested_name = 'Ada Lovelace'`, [provider.issuer]),
    ).toBe(1)
    // What is in force is still the other.
    expect(await meOf(await signedIn('at-acme-health'))).not.toBeNull()
    await provider.close()
  })

  it('is no test in another browser, signed out, by another admin, too late, or twice', async () => {
    const { provider, admin } = await fresh()
    const isTested = () =>
      count(`identity_provider where issuer = $1 and tested_at is not null`, [provider.issuer])
    const { noteCookie, startTrial, enableProvider } = await verbs()
    const { trial } = await beginTest(admin, acme, provider.issuer)

    const stranger = new TestBrowser()
    stranger.take(noteCookie('trial', trial))
    const { url } = await stranger.follow(await toCallback(stranger, 'try-acme-health'))
    expect(new URL(url).search).toContain('trial=')
    expect(await meOf(stranger)).toBeNull()

    subjectIs(portals, 'second-admin')
    const second = await signedIn('oidc')
    await join(acme.id, await personId(portals.issuer, 'second-admin'))
    second.take(noteCookie('trial', trial))
    await second.follow(await toCallback(second, 'try-acme-health'))
    expect(await isTested()).toBe(0)
    await expect(enableProvider(admin.ctx)).rejects.toThrow(/Test it first/)

    const callback = await toCallback(admin.browser, 'try-acme-health')
    await world.owner.query(`update identity_provider set trial_ends_at = now() where trial_hash is not null`)
    await admin.browser.follow(callback)
    expect(await isTested()).toBe(0)

    const again = await startTrial(admin.ctx)
    admin.browser.take(noteCookie('trial', again.trial))
    await admin.browser.follow(await toCallback(admin.browser, again.signInWith))
    expect(await isTested()).toBe(1)
    await expect(startTrial(admin.ctx)).rejects.toThrow(/tested already/)
    await provider.close()
  })

  it.each(['nonce', 'iss', 'aud'])('fails on a wrong %s, and says so where it began', async (claim) => {
    const { provider, admin } = await fresh()
    provider.behaviour = { claims: (claims) => ({ ...claims, [claim]: 'wrong' }) }
    const { callback } = await beginTest(admin, acme, provider.issuer)
    const { url } = await admin.browser.follow(callback)
    expect(new URL(url).pathname).toBe('/acme-health/settings/sign-in')
    expect(new URL(url).searchParams.get('trial')).not.toBe('done')
    expect(
      await count(`identity_provider where issuer = $1 and tested_at is not null`, [provider.issuer]),
    ).toBe(0)
    await provider.close()
  })

  it('is over once the browser begins a real sign-in', async () => {
    const { provider, admin } = await fresh()
    await beginTest(admin, acme, provider.issuer)
    await admin.browser.follow(await toCallback(admin.browser, 'at-acme-health'))
    expect((await meOf(admin.browser))?.signInWith).not.toBe('oidc')
    expect(
      await count(`identity_provider where issuer = $1 and tested_at is not null`, [provider.issuer]),
    ).toBe(0)
    await provider.close()
  })
})

describe('what may be set up', () => {
  it('is no issuer of the portal’s own, however it is spelt', async () => {
    const { ctx } = await adminOf(acme)
    const { saveProvider } = await verbs()
    for (const issuer of [portals.issuer, `${portals.issuer}/`, portals.issuer.toUpperCase()])
      await expect(
        saveProvider(ctx, { issuer, clientId: 'x', clientSecret: 'x' }),
        issuer,
      ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is no issuer in force at another customer’s: told only to who can sign in there', async () => {
    const admin = await adminOf(acme)
    const { callback } = await beginTest(admin, acme, harbors.issuer)
    await admin.browser.follow(callback)
    const { enableProvider } = await verbs()
    await expect(enableProvider(admin.ctx)).rejects.toThrow(/in use in the portal already/)
  })

  it('is nothing that calls itself otherwise, or cannot be read', async () => {
    const { ctx } = await adminOf(acme)
    const { saveProvider } = await verbs()
    const save = (issuer: string) => saveProvider(ctx, { issuer, clientId: 'x', clientSecret: 'x' })
    acmes.behaviour = { discovery: (metadata) => ({ ...metadata, issuer: 'https://else.example' }) }
    await expect(save(acmes.issuer)).rejects.toMatchObject({
      fields: { issuer: expect.stringMatching(/another issuer/) as string },
    })
    acmes.behaviour = { discovery: (metadata) => ({ ...metadata, token_endpoint: 'nowhere' }) }
    await expect(save(acmes.issuer)).rejects.toMatchObject({
      fields: { issuer: expect.stringMatching(/token_endpoint/) as string },
    })
    const dead = await HostileProvider.start()
    await dead.close()
    await expect(save(dead.issuer)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('only the provider’s people', () => {
  it('come in once an admin of theirs can, and the last of them stays', async () => {
    const { ctx, browser } = await adminOf(harbor)
    const { requireProvider, removeMember } = await verbs()
    await expect(requireProvider(ctx, { isRequired: true })).rejects.toThrow(
      /No admin signs in with your provider/,
    )
    const theirs = await signedIn('at-harbor-labs')
    const id = await personId(harbors.issuer)
    await join(harbor.id, id)
    await requireProvider(ctx, { isRequired: true })
    // The very next request: the portal's admin is out, the provider's is in.
    expect((await meOf(browser))?.memberships).toEqual([])
    expect((await meOf(theirs))?.memberships.map(({ slug }) => slug)).toEqual(['harbor-labs'])
    await expect(removeMember(await contextOf(harbor, id), { personId: id })).rejects.toThrow(/last admin/)
    await requireProvider(await contextOf(harbor, id), { isRequired: false })
    expect((await meOf(browser))?.memberships).toHaveLength(1)
  })

  it('are out on the next request once it ends, which no customer’s last admin can do to themselves', async () => {
    const theirs = await signedIn('at-harbor-labs')
    expect((await meOf(theirs))?.memberships).toHaveLength(1)
    const { endProvider } = await verbs()
    const { ctx } = await adminOf(harbor)
    await world.owner.query(
      `update membership set role = 'viewer' where customer_id = $1 and person_id = $2`,
      [harbor.id, ctx.actor.personId],
    )
    await expect(endProvider(ctx, { which: 'in_force' })).rejects.toThrow(/could sign in any more/)
    await join(harbor.id, ctx.actor.personId)
    await endProvider(ctx, { which: 'in_force' })
    expect((await meOf(theirs))?.memberships).toEqual([])
    const browser = new TestBrowser()
    await expectRefusal(browser, await toCallback(browser, 'at-harbor-labs'))
    expect(await count(`identity_provider where ended_at is not null and client_secret <> ''`)).toBe(0)
  })
})
