import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { actorOf } from '#lib/auth/current-actor.ts'
import { findTokenActor } from '#lib/auth/token-actor.ts'
import type { Ctx, PersonActor, TokenActor } from '#lib/services/context.ts'
import { ServiceError, unauthenticated } from '#lib/services/errors.ts'
import { answerError } from './answer-error.ts'
import { logRefusal } from './log-refusal.ts'
import { countCall, countWrongToken, type RateLimit, refuseGuesser } from './rate-limits.ts'
import { readLimited } from './read-limited.ts'
import { requireSameOrigin } from './same-origin.ts'

type Shape = z.ZodType<Record<string, unknown>>

/** How the document of the API tells of a route. */
interface Operation<Given extends Answers> {
  /** The verb's name; unique in the document. */
  id: string
  /** What it is for, in a line. */
  summary: string
  answers: Given
}

/** A file: what it may be. */
interface FileAnswer {
  file: string | readonly string[]
}

/** The schema of what a verb answers, `nothing` where it answers nothing, `some JSON` where nobody wrote it down. */
type Answers<Out = unknown> = z.ZodType<Out> | FileAnswer | 'nothing' | 'some JSON'

interface Definition<Params extends Shape, Query extends Shape, Body extends Shape, Out> {
  operation: Operation<Answers<NoInfer<Out>>>
  params?: Params
  query?: Query
  body?: Body
  /** The body may also be a text of the caller's, as it was written, given to `body` as its `text`. */
  textBody?: { mostBytes: number }
  /** How often one caller may, beside what holds for every token. */
  limit?: RateLimit
  /** One verb. Whether the person may is the verb's to say. */
  run: (ctx: Ctx, input: z.output<Params> & z.output<Query> & z.output<Body>) => Promise<Out> | Out
  /** How to answer other than with JSON. */
  answer?: (result: Out) => Response
}

/** What the document of the API is made from. */
export interface RouteDefinition {
  operation: Operation<Answers>
  params?: Shape
  query?: Shape
  body?: Shape
  textBody?: { mostBytes: number }
}

interface Handler {
  (request: Request, given: { params: Promise<Record<string, string> | undefined> }): Promise<Response>
  definition: RouteDefinition
}

/** Bodies are forms of a few fields; anything longer is refused before it is read. */
const mostBodyBytes = 64 * 1024

async function readBody(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    throw new ServiceError('invalid', 'Send JSON, with the content type application/json.')
  if (Number(request.headers.get('content-length') ?? 0) > mostBodyBytes)
    throw new ServiceError('invalid', 'That is too long.')
  const text = await request.text()
  if (text.length > mostBodyBytes) throw new ServiceError('invalid', 'That is too long.')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ServiceError('invalid', 'That is not JSON.')
  }
}

/** What a text of the caller's may be sent as: curl's `--data-binary` with the type that fits. */
const textTypes = ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain']

/**
 * A text as it was written, its lines too. Within `{ "text": "…" }` it is what is inside: nothing that a
 * text can be about has that one member alone.
 */
async function readText(request: Request, mostBytes: number): Promise<{ text: string }> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === undefined || !textTypes.includes(type))
    throw new ServiceError(
      'invalid',
      'Send JSON or YAML, with the content type application/json or text/plain.',
    )
  // As a member of JSON a text grows by what is escaped in it.
  const sent = await readLimited(request, mostBytes * 2 + 64)
  if (sent === null) throw new ServiceError('invalid', 'That is too long.')
  try {
    const parsed: unknown = JSON.parse(sent)
    if (typeof parsed === 'object' && parsed !== null && Object.keys(parsed).join() === 'text')
      if ('text' in parsed && typeof parsed.text === 'string') return { text: parsed.text }
  } catch {
    // Not JSON: the text itself.
  }
  return { text: sent }
}

/** Who a token is; wrong ones are counted by where they come from, and calls by token. */
async function actorOfToken(request: Request, value: string): Promise<TokenActor | null> {
  await refuseGuesser(request.headers)
  const actor = await findTokenActor(value)
  if (actor === null) await countWrongToken(request.headers)
  else await countCall('token', actor.tokenId)
  return actor
}

/** The customers that an actor can name in an address. */
function reachableBy(actor: PersonActor | TokenActor): { customerId: string; slug: string }[] {
  return actor.kind === 'token' ? [actor] : [...actor.memberships, ...(actor.isStaff ? actor.entries : [])]
}

function bodyOf(request: Request, { textBody }: { textBody?: { mostBytes: number } }): Promise<unknown> {
  return textBody ? readText(request, textBody.mostBytes) : readBody(request).then(storable)
}

/** Whose data an address is about. A token belongs to one customer: an address that names none means that one. */
function customerOf(actor: PersonActor | TokenActor, slug: string | undefined): string | null {
  if (actor.kind === 'token' && slug === undefined) return actor.customerId
  return reachableBy(actor).find((customer) => customer.slug === slug)?.customerId ?? null
}

/** Text that PostgreSQL cannot hold, or that no keyboard makes: refused before a verb sees it. */
function storable<T>(value: T): T {
  const isText = typeof value === 'string'
  if (isText && (value.includes('\0') || !value.isWellFormed()))
    throw new ServiceError('invalid', 'Some of that holds characters that cannot be stored.')
  if (typeof value === 'object' && value !== null)
    for (const inner of [...Object.keys(value), ...(Object.values(value) as unknown[])]) storable(inner)
  return value
}

/** A query's parameters; one given twice is taken as given once, the last time. */
function readQuery(request: Request): Record<string, string> {
  return Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''))
}

/**
 * A route has no ideas: it checks where the request comes from and who sends it, parses, calls one verb and
 * maps what that returns or throws. `[customer]` in the path becomes the context's customer; one that is not
 * the person's is null there, which every verb answers like one that does not exist.
 */
export function route<Params extends Shape, Query extends Shape, Body extends Shape, Out>(
  definition: Definition<Params, Query, Body, Out>,
): Handler {
  const handle = async (
    request: Request,
    { params }: { params: Promise<Record<string, string> | undefined> },
  ): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? randomUUID()
    let actor: PersonActor | TokenActor | null = null
    try {
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
      const bearer = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
      // A program sends its token by itself, so nobody's browser can be tricked into it: no Origin to check.
      if (isWrite && bearer === undefined) requireSameOrigin(request)
      actor =
        bearer === undefined
          ? await actorOf(await cookies(), { isActivity: isWrite })
          : await actorOfToken(request, bearer)
      if (definition.limit && actor !== null)
        await countCall(definition.limit, actor.kind === 'person' ? actor.personId : actor.tokenId)
      if (actor === null)
        throw bearer === undefined
          ? unauthenticated()
          : new ServiceError(
              'unauthenticated',
              'This token does not work: it is wrong, has ended or was revoked.',
            )
      // Next hands over no object at all where the path has no parameters.
      const { customer, ...path } = (await params) ?? {}
      const customerId = customerOf(actor, customer)
      const input = {
        ...(definition.params ? definition.params.parse(storable(path)) : storable(path)),
        ...definition.query?.parse(storable(readQuery(request))),
        ...(definition.body ? definition.body.parse(await bodyOf(request, definition)) : {}),
      } as z.output<Params> & z.output<Query> & z.output<Body>
      const result = await definition.run({ actor, customerId, requestId }, input)
      if (definition.answer) return definition.answer(result)
      return result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
    } catch (error) {
      logRefusal(error, { request, requestId, actor })
      return answerError(error, requestId)
    }
  }
  const { operation, query, body, textBody } = definition
  return Object.assign(handle, {
    definition: { operation, params: definition.params, query, body, textBody },
  })
}
