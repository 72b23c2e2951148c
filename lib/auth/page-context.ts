import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Ctx, PersonActor } from '#lib/services/context.ts'
import { getMe } from '#lib/services/people/get-me.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { actorOf } from './current-actor.ts'

/** Once per page, however many of its parts ask. Opening a page is activity; a router's prefetch is not. */
const pageActor = cache(async (): Promise<PersonActor | null> => {
  const isActivity = (await headers()).get('next-router-prefetch') === null
  return actorOf(await cookies(), { isActivity })
})

async function signedIn(): Promise<{ actor: PersonActor; requestId: string }> {
  const given = await headers()
  const actor = await pageActor()
  if (actor === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(given.get('x-path') ?? '/')}`)
  return { actor, requestId: given.get('x-request-id') ?? crypto.randomUUID() }
}

/** The context of a customer's page. A customer that is not the person's answers as one that does not exist. */
export async function pageContext(customerSlug: string): Promise<Ctx> {
  const { actor, requestId } = await signedIn()
  const own = [...actor.memberships, ...(actor.isStaff ? actor.entries : [])].find(
    ({ slug }) => slug === customerSlug,
  )
  if (!own) notFound()
  return { actor, requestId, customerId: own.customerId }
}

/** What the frame of a customer's pages shows: who is here, in which customer, and as what. */
export async function shellData(customerSlug: string) {
  const ctx = await pageContext(customerSlug)
  const me = getMe(ctx)
  if (me.customer === null || me.role === null) notFound()
  return { me, customer: { ...me.customer, role: me.role }, entry: me.entry }
}

/** The context of a page of staff's. */
export async function staffPageContext(): Promise<Ctx> {
  const { actor, requestId } = await signedIn()
  if (!actor.isStaff) notFound()
  return { actor, requestId, customerId: null }
}

/** The context of a page for whoever is signed in, of any customer or none. */
export async function personPageContext(): Promise<Ctx> {
  return { ...(await signedIn()), customerId: null }
}

/** Where somebody who opens the portal belongs. */
export async function landingPath(): Promise<string> {
  const actor = await pageActor()
  if (actor === null) return '/sign-in'
  const [first] = actor.memberships
  if (first) return `/${first.slug}`
  return actor.isStaff ? '/support/queue' : '/no-access'
}

/** A verb's refusal as a page: not found, or the sign-in. Anything else stays an error. */
export async function orPage<T>(verb: Promise<T>): Promise<T> {
  try {
    return await verb
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    if (error.code === 'not_found') notFound()
    if (error.code === 'unauthenticated') redirect('/sign-in')
    throw error
  }
}

/** A list as a page. One that begins where no page of ours ends starts over at its first. */
export async function orFirstPage<T>(verb: Promise<T>): Promise<T> {
  try {
    return await verb
  } catch (error) {
    const isDamaged = error instanceof ServiceError && error.fields?.after !== undefined
    if (!isDamaged) throw error
    const address = new URL((await headers()).get('x-path') ?? '/', 'http://localhost')
    address.searchParams.delete('after')
    redirect(address.pathname + address.search)
  }
}
