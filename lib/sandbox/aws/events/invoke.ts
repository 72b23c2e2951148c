import type { Connection, Destination, Events, Target } from '#lib/sandbox/aws/events/records.ts'
import type { ServiceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import type { SessionCaller } from '#lib/sandbox/aws/caller.ts'
import { policyLayers } from '#lib/sandbox/aws/iam/policies-of.ts'
import { asList, at, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { evaluate } from '#lib/sandbox/aws/policy/evaluate.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** One HTTP request that EventBridge would make. */
export interface Invocation {
  url: string
  method: string
  headers: Record<string, string>
  body: string
}

/** What a target makes of an event, or why nothing can be sent. */
export function invocationFor(
  events: Events,
  target: Target,
  event: ServiceEvent,
): Invocation | { refused: string } {
  const destination = Object.values(events.destinations).find((each) => each.arn === target.arn)
  if (!destination) return { refused: `${target.arn} is no API destination of this account and region` }
  const connection = Object.values(events.connections).find((each) => each.arn === destination.connectionArn)
  if (!connection) return { refused: `the connection ${destination.connectionArn} is gone` }
  const url = urlOf(destination, connection, target)
  if (!isLoopback(url)) return { refused: `${url.origin} is not loopback: the sandbox calls nobody else` }
  const headers = { ...headersOf(target, connection), ...authorizationOf(connection) }
  return { url: url.href, method: destination.method, headers, body: bodyOf(target, event) }
}

function isLoopback(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}

/** Stars in the address are filled from the target's path parameters. */
function urlOf(destination: Destination, connection: Connection, target: Target): URL {
  const values = asList(at(target.given, 'HttpParameters.PathParameterValues')).map(String)
  const url = new URL(destination.endpoint.replace(/\*/g, () => encodeURIComponent(values.shift() ?? '*')))
  const own = at(target.given, 'HttpParameters.QueryStringParameters')
  for (const [key, value] of [...listed(connection, 'QueryStringParameters'), ...entries(own)]) {
    url.searchParams.set(key, value)
  }
  return url
}

function entries(value: Json | undefined): [string, string][] {
  return isObject(value) ? Object.entries(value).map(([key, each]) => [key, String(each)]) : []
}

function listed(connection: Connection, name: string): [string, string][] {
  return asList(at(connection.parameters, `InvocationHttpParameters.${name}`))
    .filter(isObject)
    .map((each) => [String(each['Key']), String(each['Value'])])
}

function headersOf(target: Target, connection: Connection): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Amazon/EventBridge/ApiDestinations',
    ...Object.fromEntries(entries(at(target.given, 'HttpParameters.HeaderParameters'))),
    ...Object.fromEntries(listed(connection, 'HeaderParameters')),
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html */
function authorizationOf({ authorizationType, parameters }: Connection): Record<string, string> {
  const text = (path: string) => String(at(parameters, path) ?? '')
  if (authorizationType === 'BASIC') {
    const pair = `${text('BasicAuthParameters.Username')}:${text('BasicAuthParameters.Password')}`
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
  }
  return { [text('ApiKeyAuthParameters.ApiKeyName')]: text('ApiKeyAuthParameters.ApiKeyValue') }
}

/** The whole event, unless the target has an input of its own.
 *  https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
function bodyOf({ given }: Target, event: ServiceEvent): string {
  if (typeof given['Input'] === 'string') return given['Input']
  if (typeof given['InputPath'] === 'string') return JSON.stringify(byPath(event, given['InputPath']) ?? null)
  const transformer = given['InputTransformer']
  if (!isObject(transformer)) return JSON.stringify(event)
  const paths = isObject(transformer['InputPathsMap']) ? transformer['InputPathsMap'] : {}
  return String(transformer['InputTemplate']).replace(/("?)<([\w.-]+)>\1/g, (whole, _quote, name: string) => {
    if (name === 'aws.events.event' || name === 'aws.events.event.json') return JSON.stringify(event)
    const path = paths[name]
    return path === undefined ? whole : JSON.stringify(byPath(event, String(path)) ?? '')
  })
}

function byPath(event: JsonObject, path: string): Json | undefined {
  return path === '$' ? event : at(event, path.replace(/^\$\./, ''))
}

/** EventBridge assumes the target's role: it must trust events.amazonaws.com and be allowed to invoke. */
export function mayInvoke(world: World, accountId: string, target: Target, now: number): boolean {
  const name = target.roleArn?.split('/').at(-1) ?? ''
  const role = world.accounts[accountId]?.iam.roles[name.toLowerCase()]
  if (!role || role.arn !== target.roleArn || !trustsEvents(role.trust)) return false
  const caller: SessionCaller = {
    kind: 'session',
    ...{ accountId, arn: role.arn, userId: role.id, accessKeyId: '', roleArn: role.arn, roleName: role.name },
    ...{ sourceIdentity: undefined, sessionPolicy: undefined, sessionPolicyArns: [], tags: [] },
  }
  const context = new Map<string, string[]>()
  const question = { action: 'events:InvokeApiDestination', resource: target.arn, context }
  const layers = policyLayers(world, caller, world.settings, now)
  return layers.every((layer) => evaluate(layer.documents, 'identity', question).is === 'allowed')
}

function trustsEvents(document: string): boolean {
  const trust = JSON.parse(document) as Json
  return asList(at(trust, 'Statement'))
    .filter(isObject)
    .some(
      (statement) =>
        statement['Effect'] === 'Allow' &&
        asList(at(statement, 'Principal.Service')).includes('events.amazonaws.com'),
    )
}
