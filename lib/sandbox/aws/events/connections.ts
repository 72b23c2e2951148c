import { randomUUID } from 'node:crypto'
import { alreadyExists, notFound } from '#lib/sandbox/aws/events/errors.ts'
import { eventsOf, type Connection } from '#lib/sandbox/aws/events/records.ts'
import { optionalText, requireName, requireText, validationException } from '#lib/sandbox/aws/input.ts'
import { at, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const NAME = { pattern: '[\\.\\-_A-Za-z0-9]+', min: 1, max: 64 }
const REQUIRED: Record<string, string[]> = {
  API_KEY: ['ApiKeyAuthParameters.ApiKeyName', 'ApiKeyAuthParameters.ApiKeyValue'],
  BASIC: ['BasicAuthParameters.Username', 'BasicAuthParameters.Password'],
}
const SECRETS = ['ApiKeyValue', 'Password', 'ClientSecret']

function connectionNamed(call: Call): Connection {
  const name = requireText(call.input, 'Name', validationException)
  const connection = eventsOf(call).connections[name]
  if (!connection)
    throw notFound(`Failed to describe the connection(s). Connection '${name}' does not exist.`)
  return connection
}

function readParameters(type: string, value: Json | undefined): JsonObject {
  const required = REQUIRED[type]
  if (!required) throw validationException(`This sandbox does not know the authorization type ${type}`)
  if (!isObject(value)) throw validationException('Parameter AuthParameters must be specified.')
  for (const path of required) {
    if (at(value, path) === undefined) throw validationException(`Parameter ${path} must be specified.`)
  }
  return value
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html */
function createConnection(call: Call) {
  const { input, now } = call
  const name = requireName(input, 'Name', NAME, validationException)
  const authorizationType = requireText(input, 'AuthorizationType', validationException)
  const parameters = readParameters(authorizationType, input['AuthParameters'])
  const { connections } = eventsOf(call)
  if (connections[name]) throw alreadyExists(`Connection ${name} already exists.`)
  const scope = `${call.region}:${call.caller.accountId}`
  const connection: Connection = {
    name,
    arn: `arn:aws:events:${scope}:connection/${name}/${randomUUID()}`,
    secretArn: `arn:aws:secretsmanager:${scope}:secret:events!connection/${name}/${randomUUID()}`,
    description: optionalText(input, 'Description'),
    ...{ authorizationType, parameters, createdAt: now, modifiedAt: now },
  }
  connections[name] = connection
  return outcome(connection)
}

function outcome(connection: Connection, state = 'AUTHORIZED') {
  return {
    ConnectionArn: connection.arn,
    ConnectionState: state,
    CreationTime: new Date(connection.createdAt),
    LastModifiedTime: new Date(connection.modifiedAt),
  }
}

/** Secrets go in and never come out. */
function withoutSecrets(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isObject(value)) return value ?? null
  const kept = Object.entries(value).filter(([key]) => !SECRETS.includes(key))
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutSecrets(child)]))
}

function describeConnection(call: Call) {
  const connection = connectionNamed(call)
  return {
    ...outcome(connection),
    Name: connection.name,
    Description: connection.description,
    AuthorizationType: connection.authorizationType,
    SecretArn: connection.secretArn,
    AuthParameters: withoutSecrets(connection.parameters),
    LastAuthorizedTime: new Date(connection.modifiedAt),
  }
}

function updateConnection(call: Call) {
  const connection = connectionNamed(call)
  const { input } = call
  const type = optionalText(input, 'AuthorizationType') ?? connection.authorizationType
  if (input['AuthParameters'] !== undefined) {
    connection.parameters = readParameters(type, input['AuthParameters'])
  }
  connection.authorizationType = type
  connection.description = optionalText(input, 'Description') ?? connection.description
  connection.modifiedAt = call.now
  return outcome(connection)
}

function deleteConnection(call: Call) {
  const connection = connectionNamed(call)
  delete eventsOf(call).connections[connection.name]
  return outcome(connection, 'DELETING')
}

const operation = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `events:${name}`,
    resource: (call) => {
      const named = optionalText(call.input, 'Name') ?? ''
      const own = `arn:aws:events:${call.region}:${call.caller.accountId}:connection/${named}`
      return eventsOf(call).connections[named]?.arn ?? own
    },
    handle,
  },
]

export const connectionOperations: Record<string, Operation> = Object.fromEntries([
  operation('CreateConnection', createConnection),
  operation('DescribeConnection', describeConnection),
  operation('UpdateConnection', updateConnection),
  operation('DeleteConnection', deleteConnection),
])
