import { randomUUID } from 'node:crypto'
import { alreadyExists, notFound } from '#lib/sandbox/aws/events/errors.ts'
import { eventsOf, type Destination } from '#lib/sandbox/aws/events/records.ts'
import {
  integerIn,
  optionalText,
  requireName,
  requireText,
  validationException,
} from '#lib/sandbox/aws/input.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const NAME = { pattern: '[\\.\\-_A-Za-z0-9]+', min: 1, max: 64 }
const METHODS = ['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']

function destinationNamed(call: Call): Destination {
  const name = requireText(call.input, 'Name', validationException)
  const destination = eventsOf(call).destinations[name]
  if (!destination) {
    throw notFound(`Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`)
  }
  return destination
}

/** AWS asks for a public HTTPS address; here an address on loopback stands for it. */
function checkEndpoint(endpoint: string): string {
  if (/^https?:\/\/[^\s]+$/.test(endpoint)) return endpoint
  throw validationException(
    `Parameter InvocationEndpoint is not valid. Reason: ${endpoint} is no HTTP address.`,
  )
}

function checkMethod(method: string): string {
  if (METHODS.includes(method)) return method
  throw validationException(`Value '${method}' at 'httpMethod' must be one of [${METHODS.join(', ')}]`)
}

function checkConnection(call: Call, arn: string): string {
  if (Object.values(eventsOf(call).connections).some((connection) => connection.arn === arn)) return arn
  throw notFound(`Connection '${arn}' does not exist.`)
}

const RATE = { min: 1, max: 300, fallback: 300 }

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html */
function createDestination(call: Call) {
  const { input, now } = call
  const name = requireName(input, 'Name', NAME, validationException)
  const { destinations } = eventsOf(call)
  if (destinations[name]) throw alreadyExists(`An api-destination '${name}' already exists.`)
  const destination: Destination = {
    name,
    arn: `arn:aws:events:${call.region}:${call.caller.accountId}:api-destination/${name}/${randomUUID()}`,
    description: optionalText(input, 'Description'),
    connectionArn: checkConnection(call, requireText(input, 'ConnectionArn', validationException)),
    endpoint: checkEndpoint(requireText(input, 'InvocationEndpoint', validationException)),
    method: checkMethod(requireText(input, 'HttpMethod', validationException)),
    ratePerSecond: integerIn(input, 'InvocationRateLimitPerSecond', RATE, validationException),
    ...{ createdAt: now, modifiedAt: now },
  }
  destinations[name] = destination
  return outcome(call, destination)
}

/** A destination whose connection is gone is inactive. */
function outcome(call: Call, destination: Destination) {
  const connections = Object.values(eventsOf(call).connections)
  const isActive = connections.some((connection) => connection.arn === destination.connectionArn)
  return {
    ApiDestinationArn: destination.arn,
    ApiDestinationState: isActive ? 'ACTIVE' : 'INACTIVE',
    CreationTime: new Date(destination.createdAt),
    LastModifiedTime: new Date(destination.modifiedAt),
  }
}

function describeDestination(call: Call) {
  const destination = destinationNamed(call)
  return {
    ...outcome(call, destination),
    Name: destination.name,
    Description: destination.description,
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.endpoint,
    HttpMethod: destination.method,
    InvocationRateLimitPerSecond: destination.ratePerSecond,
  }
}

function updateDestination(call: Call) {
  const destination = destinationNamed(call)
  const { input } = call
  const text = (field: string, fallback: string) => optionalText(input, field) ?? fallback
  destination.endpoint = checkEndpoint(text('InvocationEndpoint', destination.endpoint))
  destination.method = checkMethod(text('HttpMethod', destination.method))
  const connectionArn = optionalText(input, 'ConnectionArn')
  if (connectionArn !== undefined) destination.connectionArn = checkConnection(call, connectionArn)
  destination.description = optionalText(input, 'Description') ?? destination.description
  const rate = { ...RATE, fallback: destination.ratePerSecond }
  destination.ratePerSecond = integerIn(input, 'InvocationRateLimitPerSecond', rate, validationException)
  destination.modifiedAt = call.now
  return outcome(call, destination)
}

function deleteDestination(call: Call) {
  const { name } = destinationNamed(call)
  delete eventsOf(call).destinations[name]
  return {}
}

const operation = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `events:${name}`,
    resource: (call) => {
      const named = optionalText(call.input, 'Name') ?? ''
      const own = `arn:aws:events:${call.region}:${call.caller.accountId}:api-destination/${named}`
      return eventsOf(call).destinations[named]?.arn ?? own
    },
    handle,
  },
]

export const destinationOperations: Record<string, Operation> = Object.fromEntries([
  operation('CreateApiDestination', createDestination),
  operation('DescribeApiDestination', describeDestination),
  operation('UpdateApiDestination', updateDestination),
  operation('DeleteApiDestination', deleteDestination),
])
