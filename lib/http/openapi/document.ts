import { z } from 'zod'
import { errorBody, statusOf } from '../answer-error.ts'
import type { RouteDefinition } from '../route.ts'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]

/** A route's file: its handlers by their method. */
export type RouteFile = Partial<Record<Method, { definition: RouteDefinition }>>

type Json = Record<string, unknown>

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: Json[]
  parameters?: Json[]
  requestBody?: Json
  responses: Json
}

export interface OpenApi {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Json; responses: Json; securitySchemes: Json }
}

/** Made where they are used: zod's references stay inside each. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return json
}

const errorCodes = Map.groupBy(Object.entries({ ...statusOf, internal: 500 }), ([, status]) => status)

/** What each status says, from the codes that it answers. */
const statusWords: Record<number, string> = {
  400: 'Something in the request is not right; `fields` says where.',
  401: 'Nobody is signed in, or the token is unknown, expired or revoked.',
  403: 'It may not be done by whoever asks, or takes a fresh sign-in.',
  404: 'There is nothing here, or it is not theirs to see.',
  409: 'It no longer fits what is there now.',
  429: 'Too many calls. Try again after a while.',
  500: 'A fault of ours. Quote the request id to support.',
  503: 'Something that this needs does not answer. Try again.',
}

const errorResponses = Object.fromEntries(
  [...errorCodes].map(([status, codes]) => [
    `Error${status}`,
    {
      description: `${statusWords[status] ?? 'An error.'} Codes: ${codes.map(([code]) => `\`${code}\``).join(', ')}.`,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  ]),
)

function objectParameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: own,
  }))
}

function parametersOf(path: string, { params, query }: RouteDefinition): Json[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const known = objectParameters(params, 'path')
  const inPath = named.map(
    (name) =>
      known.find((parameter) => parameter.name === name) ?? {
        ...{ name, in: 'path', required: true, schema: { type: 'string' } },
        ...(name === 'customer' && { description: 'The customer’s name in addresses, such as `northwind`.' }),
      },
  )
  return [...inPath, ...objectParameters(query, 'query')]
}

function bodyOf({ body, textBody }: RouteDefinition): Json | null {
  if (body === undefined) return null
  const form = schemaOf(body, 'input')
  if (textBody === undefined) return { required: true, content: { 'application/json': { schema: form } } }
  const text = { schema: { type: 'string', description: 'The text itself, at most 256 KiB.' } }
  return {
    required: true,
    content: {
      'application/json': {
        schema: { anyOf: [form, { type: 'object', description: 'The document itself.' }] },
      },
      'application/yaml': text,
      'text/plain': text,
    },
  }
}

function answerOf({ operation: { answers } }: RouteDefinition): Json {
  if (answers === 'nothing') return { 204: { description: 'Done.' } }
  if (answers === 'some JSON') return { 200: { description: 'Done.', content: { 'application/json': {} } } }
  if ('file' in answers) {
    const types = typeof answers.file === 'string' ? [answers.file] : answers.file
    const content = Object.fromEntries(types.map((type) => [type, {}]))
    return { 200: { description: 'A file.', content } }
  }
  const schema = schemaOf(answers, 'output')
  return { 200: { description: 'Done.', content: { 'application/json': { schema } } } }
}

/** The first part of an address that names what it is about. */
function tagOf(path: string): string {
  const [first = ''] = path.replace(/^\/api\/v1\//, '').split('/')
  return first === 'customers' ? (path.split('/')[5] ?? first) : first
}

function operationOf(path: string, method: Method, definition: RouteDefinition): Operation {
  const { id, summary } = definition.operation
  const isOfToken = !path.includes('{customer}') && isAlias(path)
  const body = bodyOf(definition)
  const parameters = parametersOf(path, definition)
  return {
    operationId: isOfToken ? `${id}OfToken` : id,
    summary,
    tags: [tagOf(path)],
    security: isOfToken ? [{ token: [] }] : [{ token: [] }, { session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body !== null && method !== 'GET' && { requestBody: body }),
    responses: {
      ...answerOf(definition),
      ...Object.fromEntries(
        [...errorCodes.keys()].map((status) => [status, { $ref: `#/components/responses/Error${status}` }]),
      ),
    },
  }
}

/** Addresses without a customer: a token's own is meant. */
function isAlias(path: string): boolean {
  return /^\/api\/v1\/exclusions(\/|$)/.test(path)
}

/** The OpenAPI 3.1 document of some routes, by their addresses; made from what the routes themselves parse. */
export function openApiDocument(
  routes: Record<string, RouteFile>,
  portal: { origin: string; sessionCookie: string },
): OpenApi {
  const paths = Object.fromEntries(
    Object.entries(routes).map(([path, file]) => [
      path,
      Object.fromEntries(
        methods.flatMap((method) => {
          const definition = file[method]?.definition
          return definition ? [[method.toLowerCase(), operationOf(path, method, definition)]] : []
        }),
      ),
    ]),
  )
  const tags = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap((one) => one.tags)))
  return {
    openapi: '3.1.1',
    info: {
      title: 'Safeguards portal',
      version: '1',
      description:
        'Everything the portal’s pages do. Programs send a token of their customer’s, which reads and checks; what changes something takes a person’s session. Times are ISO 8601 in UTC.',
    },
    servers: [{ url: portal.origin }],
    tags: [...tags].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: schemaOf(errorBody, 'output') },
      responses: errorResponses,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (Settings, API tokens): `Authorization: Bearer cdsg_…`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: portal.sessionCookie,
          description: 'A browser’s session. Writes with it are taken from the portal’s own pages alone.',
        },
      },
    },
  }
}
