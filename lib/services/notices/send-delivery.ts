import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'
import type { DeliveryState } from '#lib/db/generated/enums.ts'
import { customerWrite } from '#lib/db/doors.ts'
import { postWebhook } from '#lib/delivery/post-webhook.ts'
import { mailServer, sendMail } from '#lib/delivery/send-mail.ts'
import { goneStatus, isTaken, nextAttemptAt, unwanted } from '#lib/domain/deliveries.ts'
import { mailOf, type OutgoingNotice, testBody, webhookBody } from '#lib/domain/notice-text.ts'
import { isNoticeKind } from '#lib/domain/notices.ts'
import { env } from '#lib/env.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { type Ctx, type CustomerCtx, requirePermission } from '#lib/services/context.ts'
import { notFound } from '#lib/services/errors.ts'
import { secretsOf } from '#lib/services/webhooks/secrets.ts'

const input = z.object({ deliveryId: z.uuid() })

/** What a try came to; `final` ends the tries whatever the time. */
interface Outcome {
  isSent: boolean
  answer: string
  isFinal?: boolean
}

async function load(tx: Tx, customerId: string, id: string) {
  // The queue starts jobs by the database's clock: asked of any other, a try could come too early and be skipped.
  const [row] = await tx.$queryRaw<{ isDue: boolean }[]>`
    select coalesce(next_at <= clock_timestamp(), false) as "isDue" from delivery
    where customer_id = ${customerId}::uuid and id = ${id}::uuid for update`
  const found = await tx.delivery.findUnique({
    where: { customerId_id: { customerId, id } },
    include: { notice: true, webhook: true, person: true, customer: true },
  })
  if (!row || !found) throw notFound()
  return { ...found, isDue: row.isDue }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** Why nobody wants it any more; null while somebody does. */
async function whyUnwanted(
  tx: Tx,
  { customerId, personId, person, webhook }: Loaded,
): Promise<string | null> {
  if (webhook !== null) return webhook.isEnabled && webhook.removedAt === null ? null : unwanted.switched_off
  if (personId === null) return env().SUPPORT_MAIL_TO === undefined ? unwanted.switched_off : null
  const member = await tx.membership.findUnique({
    where: { customerId_personId: { customerId, personId } },
  })
  if (member === null || person === null) return unwanted.left
  return person.email !== null && person.emailVerified ? null : unwanted.no_address
}

/** The notice as it goes out; null for a test. */
function outgoing({ notice, customer }: Loaded): OutgoingNotice | null {
  if (notice === null) return null
  const { id, kind, resourceType, resourceId, at } = notice
  if (!isNoticeKind(kind)) throw new Error('a notice of an unknown kind')
  return { id, kind, resourceType, resourceId, at, customer: { slug: customer.slug, name: customer.name } }
}

/** A status, or the name or code of an error; never a message, which a receiver may have written. */
function errorAnswer(error: unknown): string {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: unknown }
  if (typeof responseCode === 'number') return `SMTP ${responseCode}`
  if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)) return code
  return typeof name === 'string' && /^[A-Za-z]{1,60}$/.test(name) ? name : 'error'
}

async function send(delivery: Loaded): Promise<Outcome> {
  const { PORTAL_URL, SUPPORT_MAIL_TO, WEBHOOK_ALLOW_LOOPBACK: allowsLoopback } = env()
  const notice = outgoing(delivery)
  const { id, webhook, person, customer, createdAt } = delivery
  try {
    if (webhook !== null) {
      const body =
        notice === null
          ? testBody({ at: createdAt, slug: customer.slug })
          : webhookBody(notice, { portalUrl: PORTAL_URL })
      const secrets = secretsOf(webhook, new Date())
      const status = await postWebhook({ address: webhook.address, id, body, secrets }, { allowsLoopback })
      return { isSent: isTaken(status), answer: String(status), isFinal: status === goneStatus }
    }
    if (notice === null) throw new Error('a mail about nothing')
    const isForSupport = person === null
    const to = person === null ? SUPPORT_MAIL_TO : person.email
    const mail = mailOf(notice, { portalUrl: PORTAL_URL, isForSupport })
    return { isSent: true, answer: await sendMail({ ...mail, id, to: to ?? '' }, mailServer()) }
  } catch (error) {
    return { isSent: false, answer: errorAnswer(error) }
  }
}

/** Writes what a try came to, and enqueues the next one where there is to be one. */
async function record(scoped: CustomerCtx, delivery: Loaded, outcome: Outcome): Promise<DeliveryState> {
  const { customerId } = scoped
  const { id, createdAt, attempts } = delivery
  const now = new Date()
  const isOver = outcome.isSent || outcome.isFinal === true
  const nextAt = isOver ? null : nextAttemptAt(attempts + 1, { createdAt, now })
  const state = outcome.isSent ? 'sent' : nextAt === null ? 'given_up' : 'failed'
  await customerWrite(scoped, async (tx) => {
    await tx.delivery.update({
      where: { customerId_id: { customerId, id } },
      data: { state, nextAt, answer: outcome.answer, settledAt: nextAt === null ? now : null },
    })
    if (nextAt !== null)
      await enqueue(tx, 'send-delivery', { customerId, deliveryId: id }, { startAfter: nextAt })
  })
  return state
}

/**
 * Tries one delivery. It may run any number of times, after a crash at any point: a try is counted before it is
 * made, so a receiver may get the same id twice and never not at all. Answers the state it is left in.
 */
// eslint-disable-next-line no-restricted-syntax -- the delivery's row is its own record; the trail has who was told
export async function sendDelivery(ctx: Ctx, raw: z.input<typeof input>): Promise<DeliveryState> {
  const scoped = requirePermission(ctx, 'notice:deliver')
  const { deliveryId } = input.parse(raw)
  const { customerId } = scoped
  const where = { customerId_id: { customerId, id: deliveryId } }
  const begun = await customerWrite(scoped, async (tx) => {
    const delivery = await load(tx, customerId, deliveryId)
    const { state } = delivery
    if (state === 'sent' || state === 'given_up' || !delivery.isDue) return { state, delivery: null }
    const answer = await whyUnwanted(tx, delivery)
    if (answer !== null) {
      const data = { state: 'given_up', nextAt: null, settledAt: new Date(), answer } as const
      await tx.delivery.update({ where, data })
      return { state: data.state, delivery: null }
    }
    await tx.delivery.update({ where, data: { attempts: { increment: 1 } } })
    return { state, delivery }
  })
  return begun.delivery === null ? begun.state : record(scoped, begun.delivery, await send(begun.delivery))
}
