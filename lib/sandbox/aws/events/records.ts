import type { Tag } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

/** EventBridge of one account and region: the default bus alone. */
export interface Events {
  rules: Record<string, EventRule>
  connections: Record<string, Connection>
  destinations: Record<string, Destination>
}

export interface EventRule {
  name: string
  arn: string
  description: string | undefined
  /** JSON, as given. */
  pattern: string | undefined
  schedule: string | undefined
  isEnabled: boolean
  roleArn: string | undefined
  tags: Tag[]
  targets: Target[]
}

export interface Target {
  id: string
  arn: string
  roleArn: string | undefined
  /** The target as given: input, retry policy, HTTP parameters. */
  given: JsonObject
}

export interface Connection {
  name: string
  arn: string
  secretArn: string
  description: string | undefined
  authorizationType: string
  parameters: JsonObject
  createdAt: number
  modifiedAt: number
}

export interface Destination {
  name: string
  arn: string
  description: string | undefined
  connectionArn: string
  endpoint: string
  method: string
  ratePerSecond: number
  createdAt: number
  modifiedAt: number
}

export function eventsIn(world: World, accountId: string, region: string): Events {
  const regions = (accountOf(world, accountId).events ??= {})
  return (regions[region] ??= { rules: {}, connections: {}, destinations: {} })
}

export function eventsOf(call: Call): Events {
  return eventsIn(call.world, call.caller.accountId, call.region)
}
