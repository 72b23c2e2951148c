import type { AwsError } from '#lib/sandbox/aws/errors.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Context } from '#lib/sandbox/aws/policy/context.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** One kind of SageMaker resource as data: `kindOperations` makes its create, describe, list and stop of it.
 *  Adding a kind means adding one such table to `kinds.ts`. */
export interface ResourceKind {
  id: string
  /** `hyper-parameter-tuning-job` in `arn:aws:sagemaker:…:hyper-parameter-tuning-job/name`. */
  arnType: string
  /** As errors name it: "tuning job". */
  noun: string
  /** `HyperParameterTuningJob`: the operations are Create…, Describe…, Stop…, and the fields …Name, …Arn, …Status. */
  type: string
  namePattern: { pattern: string; min: number; max: number }
  list: { operation: string; field: string; sortBy: string }
  /** Request members that must be there, as dotted paths. */
  required: string[]
  validate?: (call: Call) => void
  /** Condition keys of the create operation. */
  createContext?: (request: JsonObject) => Context
  /** What describe and stop answer for a name that is not there. */
  missing: (name: string, operation: 'describe' | 'stop') => AwsError
  /** Describe members beside the request's own, the name, the ARN, the status and the times. */
  details: (call: Call, job: Job) => Record<string, unknown>
  /** Names of describe members for the last change and the end. */
  timeFields: { modified: string; ended: string }
  /** Summary members beside name, ARN, status and times. */
  summary: (call: Call, job: Job) => Record<string, unknown>
  onStop?: (call: Call, job: Job) => void
  isDeletable?: boolean
}
