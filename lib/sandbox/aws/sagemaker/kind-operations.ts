import { optionalText, tagsOf } from '#lib/sandbox/aws/input.ts'
import { mergeContexts, requestTagContext, resourceTagContext } from '#lib/sandbox/aws/policy/context.ts'
import { launchTrainingJobs } from '#lib/sandbox/aws/sagemaker/children.ts'
import { create } from '#lib/sandbox/aws/sagemaker/create.ts'
import { describe } from '#lib/sandbox/aws/sagemaker/describe.ts'
import { arnOf, find, required } from '#lib/sandbox/aws/sagemaker/find.ts'
import { fieldsOf, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { listJobs } from '#lib/sandbox/aws/sagemaker/list.ts'
import { move, remove, stop } from '#lib/sandbox/aws/sagemaker/move.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

/** Create, describe, list, stop, update and delete of one kind, as far as AWS has them. */
export function kindOperations(kind: ResourceKind): Record<string, Operation> {
  const { lifecycle, list, type } = kind
  const resource = (call: Call) => {
    const name = optionalText(call.input, fieldsOf(kind).name) ?? optionalText(call.input, 'Name') ?? ''
    return find(call, kind)?.arn ?? arnOf(call, kind, name)
  }
  const tagged = (call: Call) => resourceTagContext(find(call, kind)?.tags ?? [], 'sagemaker')
  const on = (name: string, handle: Operation['handle'], context = tagged): [string, Operation] => [
    name,
    {
      permission: `sagemaker:${name}`,
      resource,
      context,
      handle: (call) => {
        launchTrainingJobs(call)
        return handle(call)
      },
    },
  ]
  const asked = (call: Call) =>
    mergeContexts(
      requestTagContext(tagsOf(call.input['Tags'])),
      kind.createContext?.(call.input) ?? new Map<string, never>(),
    )
  const operations = Object.fromEntries([
    on(`Create${type}`, (call) => create(call, kind), asked),
    on(`Describe${type}`, (call) => describe(call, kind, required(call, kind, 'describe'))),
  ])
  if (list) {
    const handle = (call: Call) => listJobs(call, kind, resourcesOf(call, kind.id), list)
    Object.assign(operations, Object.fromEntries([on(list.operation, handle, () => new Map())]))
    const operation = operations[list.operation]
    if (operation) operation.resource = () => '*'
  }
  if (lifecycle.is === 'job' && lifecycle.isUnstoppable !== true) {
    Object.assign(operations, Object.fromEntries([on(`Stop${type}`, (call) => stop(call, kind))]))
  }
  if (lifecycle.is === 'standing') {
    const moves = Object.entries(lifecycle.moves).map(([name, each]) =>
      on(
        name,
        (call) => move(call, kind, each),
        (call) => mergeContexts(tagged(call), asked(call)),
      ),
    )
    Object.assign(operations, Object.fromEntries(moves))
  }
  if (kind.deletes) {
    Object.assign(operations, Object.fromEntries([on(`Delete${type}`, (call) => remove(call, kind))]))
  }
  return operations
}
