import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { optionalText, requireText, validationException } from '#lib/sandbox/aws/input.ts'
import { fieldsOf, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

export function arnOf(call: Call, kind: ResourceKind, name: string): string {
  return `arn:aws:sagemaker:${call.region}:${call.caller.accountId}:${kind.arnType}/${name}`
}

export function find(call: Call, kind: ResourceKind): Job | undefined {
  const name = optionalText(call.input, kind.foundBy ?? fieldsOf(kind).name)
  if (name === undefined) return undefined
  const table = resourcesOf(call, kind.id)
  if (kind.acceptsArn && name.startsWith('arn:')) return Object.values(table).find((job) => job.arn === name)
  return table[name.toLowerCase()]
}

export function required(call: Call, kind: ResourceKind, operation: 'describe' | 'stop'): Job {
  const name = requireText(call.input, kind.foundBy ?? fieldsOf(kind).name, validationException)
  const job = find(call, kind)
  if (job) return job
  throw kind.missing?.(name, operation, arnOf(call, kind, name)) ?? notFound(name)
}

function notFound(name: string): AwsError {
  return new AwsError('ResourceNotFound', `Could not find requested job with name: ${name}`)
}
