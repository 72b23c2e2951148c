import type { Caller } from '#lib/sandbox/aws/caller.ts'
import type { AwsError, RefusalKind } from '#lib/sandbox/aws/errors.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Context } from '#lib/sandbox/aws/policy/context.ts'
import type { Settings } from '#lib/sandbox/aws/settings.ts'
import type { WireRequest, WireResponse } from '#lib/sandbox/aws/wire/http.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** One authenticated request, as an operation sees it. */
export interface Call {
  world: World
  settings: Settings
  /** Epoch milliseconds. */
  now: number
  caller: Caller
  region: string
  action: string
  input: JsonObject
}

/** One AWS operation: what IAM calls it, what it touches, and what it does. */
export interface Operation {
  /** The IAM action, `service:Name`; null where AWS asks for no permission. */
  permission: string | null
  /** The resource ARN as IAM sees it; lists use `*`. */
  resource: (call: Call) => string
  /** Condition keys of this operation beside the global ones. */
  context?: (call: Call) => Context
  /** Runs before authorisation, where AWS answers "not here" before "not you". */
  precheck?: (call: Call) => void
  /** A policy on the resource itself, with its owner (S3 buckets). */
  resourcePolicy?: (call: Call) => { policy: string | undefined; ownerId: string } | undefined
  handle: (call: Call) => object
}

export interface Spelling {
  code: string
  status: number
  message: string
}

export interface Service {
  name: string
  operations: Record<string, Operation>
  /** Finds the operation's name and its parameters in the request. */
  read: (request: WireRequest) => { action: string; input: JsonObject }
  spell: Record<RefusalKind, Spelling>
  answer: (action: string, output: object, requestId: string) => WireResponse
  refuse: (error: AwsError, requestId: string, request: WireRequest) => WireResponse
  /** Whether the parameters ask for a later page (for the fault that breaks a listing half way). */
  isLaterPage: (input: JsonObject) => boolean
}
