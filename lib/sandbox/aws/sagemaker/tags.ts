import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { mergeTags, optionalText, requireText, tagsOf, validationException } from '#lib/sandbox/aws/input.ts'
import { asList } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import { mergeContexts, requestTagContext, resourceTagContext } from '#lib/sandbox/aws/policy/context.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import type { Job } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import { invalidNextToken } from '#lib/sandbox/aws/sagemaker/list.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

function findTagged(call: Call): Job | undefined {
  const arn = optionalText(call.input, 'ResourceArn') ?? ''
  const [, type = '', name = ''] = /:([^:/]+)\/([^/]+)$/.exec(arn) ?? []
  const kind = kinds.find((candidate) => candidate.arnType === type)
  const table = kind === undefined ? {} : resourcesOf(call, kind.id)
  // A cluster's ARN ends in its id, which is not what it is kept by.
  const job =
    table[name.toLowerCase()] ?? (kind?.newId && Object.values(table).find((each) => each.arn === arn))
  return job?.arn.toLowerCase() === arn.toLowerCase() ? job : undefined
}

function tagged(call: Call): Job {
  const arn = requireText(call.input, 'ResourceArn', validationException)
  const job = findTagged(call)
  if (!job) throw new AwsError('ResourceNotFound', `Could not find resource ${arn}`)
  return job
}

function addTags(call: Call) {
  const job = tagged(call)
  job.tags = mergeTags(job.tags, tagsOf(call.input['Tags']))
  return { Tags: job.tags }
}

function deleteTags(call: Call) {
  const job = tagged(call)
  const keys = asList(call.input['TagKeys']).map(String)
  job.tags = job.tags.filter((tag) => !keys.includes(tag.Key))
  return {}
}

function listTags(call: Call) {
  const job = tagged(call)
  const { items, next } = page({
    listing: `ListTags ${job.arn}`,
    items: job.tags,
    idOf: (tag) => tag.Key,
    size: 50,
    token: optionalText(call.input, 'NextToken'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: true,
    invalidToken: invalidNextToken,
  })
  return { Tags: items, NextToken: next }
}

const operation = (name: string, handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `sagemaker:${name}`,
    resource: (call) => optionalText(call.input, 'ResourceArn') ?? '*',
    context: (call) =>
      mergeContexts(
        resourceTagContext(findTagged(call)?.tags ?? [], 'sagemaker'),
        requestTagContext(tagsOf(call.input['Tags'])),
      ),
    handle,
  },
]

export const tagOperations: Record<string, Operation> = Object.fromEntries([
  operation('AddTags', addTags),
  operation('DeleteTags', deleteTags),
  operation('ListTags', listTags),
])
