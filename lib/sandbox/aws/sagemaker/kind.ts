import type { AwsError } from '#lib/sandbox/aws/errors.ts'
import type { Json, JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Context } from '#lib/sandbox/aws/policy/context.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Order } from '#lib/sandbox/aws/sagemaker/rows.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** One kind of SageMaker resource as data: `kindOperations` makes its operations of it.
 *  Adding a kind means adding one such table to `kinds.ts`. */
export interface ResourceKind {
  id: string
  /** `hyper-parameter-tuning-job` in `arn:aws:sagemaker:…:hyper-parameter-tuning-job/name`. */
  arnType: string
  /** As errors name it: "tuning job". */
  noun: string
  /** `HyperParameterTuningJob`: the operations are Create…, Describe…, Stop…, and the fields …Name, …Arn, …Status. */
  type: string
  /** Where a kind names its members otherwise. */
  fields?: Partial<Fields>
  namePattern: { pattern: string; min: number; max: number }
  lifecycle: Lifecycle
  list?: Listing
  /** Request members that must be there, as dotted paths. */
  required: string[]
  validate?: (call: Call) => void
  /** Condition keys of the create operation. */
  createContext?: (request: JsonObject) => Context
  /** What describe and stop answer for a name that is not there; by default ResourceNotFound. */
  missing?: (name: string, operation: 'describe' | 'stop', arn: string) => AwsError
  /** What create answers for a name that is taken; by default ResourceInUse. */
  taken?: (arn: string) => AwsError
  /** Refuses to describe what another version of the operation made. */
  refuses?: (job: Job) => AwsError | undefined
  /** Describe members beside the request's own, the name, the ARN, the status and the times; undefined takes a
   *  member of the request away. */
  details?: (call: Call, job: Job) => Record<string, unknown>
  /** Names of describe members for the last change and the end. */
  timeFields: { modified?: string; ended?: string }
  /** Summary members beside name, ARN, status and times. */
  summary?: (call: Call, job: Job) => Record<string, unknown>
  onStop?: (call: Call, job: Job) => void
  /** The id AWS gives, where that and not the name is what one asks for (domains), or what ends the ARN. */
  newId?: () => string
  isNamedById?: boolean
  /** What an ARN ends in, where that is more than the name. */
  arnName?: (request: JsonObject, name: string) => string
  /** The member by which describe finds it, where that is not the name. */
  foundBy?: string
  /** Whether an ARN may stand for the name. */
  acceptsArn?: boolean
  /** Members of the answer to create beside the ARN. */
  created?: (call: Call, job: Job) => Record<string, unknown>
  deletes?: { from?: string[]; isTold?: boolean }
}

export interface Fields {
  name: string
  arn: string
  /** Null where there is no status. */
  status: string | null
  /** The ARN in the answers to create and update. */
  createdArn: string
}

export interface Listing {
  operation: string
  field: string
  sortBy: Order
  /** When none is asked for. */
  descending?: boolean
  /** SortBy as this operation spells it. */
  orders?: Record<string, Order>
  /** Name and ARN as the summaries spell them. */
  members?: { name: string; arn: string }
  statusFilter?: string
  /** Further filters: the request's member, and what it must equal. */
  equals?: Record<string, (call: Call, job: Job) => Json | undefined>
  /** Request members without which nothing is listed. */
  required?: string[]
  /** A filter that is no comparison. */
  passes?: (call: Call, job: Job) => boolean
  /** Whether summaries tell LastModifiedTime, and the end. */
  hasModified?: boolean
  hasEnd?: boolean
}

/** `job`: runs, ends, can be stopped; `spelling` where statuses are not InProgress, Stopped ….
 *  `standing`: is made, then stays, and moves by operations. `record`: has no status. */
export type Lifecycle =
  | { is: 'job'; spelling?: Record<string, string>; isUnstoppable?: boolean }
  | { is: 'standing'; making: string; ready: string; moves: Record<string, Move> }
  | { is: 'record' }

/** An operation that takes a standing thing from one status to another. */
export interface Move {
  /** Statuses it must be in; any when absent. */
  from?: string[]
  passing: string
  then: string | ((call: Call) => string)
  /** What the operation changes of the request. */
  change?: (call: Call, job: Job) => void
  isTold?: boolean
}

export function fieldsOf(kind: ResourceKind): Fields {
  const { type, lifecycle, fields } = kind
  const arn = fields?.arn ?? `${type}Arn`
  const status = lifecycle.is === 'record' ? null : `${type}Status`
  return { name: `${type}Name`, status, createdArn: arn, ...fields, arn }
}

/** A status as the kind spells it. */
export function spelled(kind: ResourceKind, status: string): string {
  return (kind.lifecycle.is === 'job' ? kind.lifecycle.spelling?.[status] : undefined) ?? status
}
