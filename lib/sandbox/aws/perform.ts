import { authorise } from '#lib/sandbox/aws/authorise.ts'
import { AwsError, Refusal } from '#lib/sandbox/aws/errors.ts'
import type { Call, Operation, Service } from '#lib/sandbox/aws/service.ts'

/** Runs one operation for an authenticated caller: found, precheck, authorised, done. CloudFormation goes
 *  through here too, so that a stack can do only what its creator may. */
export function perform(service: Service, call: Call): object {
  const operation = operationOf(service, call.action)
  operation.precheck?.(call)
  if (operation.permission !== null) {
    authorise(call, {
      permission: operation.permission,
      resource: operation.resource(call),
      context: operation.context?.(call) ?? new Map(),
      resourcePolicy: operation.resourcePolicy?.(call),
    })
  }
  return operation.handle(call)
}

export function operationOf(service: Service, action: string): Operation {
  const operation = Object.hasOwn(service.operations, action) ? service.operations[action] : undefined
  if (operation) return operation
  throw new Refusal('unknown_action', `The sandbox does not know the ${service.name} operation ${action}`)
}

/** Spells a refusal as the service does; anything unexpected is an internal error that says what broke. */
export function spelled(service: Service, error: unknown): AwsError {
  if (error instanceof AwsError) return error
  if (error instanceof Refusal) {
    const { code, status, message } = service.spell[error.kind]
    return new AwsError(code, error.message === '' ? message : error.message, status)
  }
  const { code, status } = service.spell.internal
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`sandbox: ${detail}\n`)
  return new AwsError(code, `The sandbox failed: ${error instanceof Error ? error.message : ''}`, status)
}
