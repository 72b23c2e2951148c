import type { JsonObject } from '#lib/sandbox/aws/json.ts'

/** Calls another AWS operation as the stack's creator. */
export type Run = (service: 'iam' | 's3' | 'events', action: string, input: JsonObject) => JsonObject

export interface Making {
  run: Run
  properties: JsonObject
  /** For resources that are not named: stack, logical id and something random. */
  generatedName: string
  accountId: string
  region: string
}

export interface Made {
  physicalId: string
  attributes: Record<string, string>
}

/** How one resource type is made and unmade. A change is made in place where `update` says so, else by replacing. */
export interface Provider {
  create: (making: Making) => Made
  update?: (making: Making, made: Made, before: JsonObject) => Made
  remove: (run: Run, made: Made, properties: JsonObject) => void
  /** Properties whose presence needs CAPABILITY_NAMED_IAM; an IAM type without them needs CAPABILITY_IAM. */
  iamNames?: string[]
}
