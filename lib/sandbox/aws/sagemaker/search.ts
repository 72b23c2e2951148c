import { integerIn, optionalText, requireText, validationException } from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import { launchTrainingJobs } from '#lib/sandbox/aws/sagemaker/children.ts'
import { describe } from '#lib/sandbox/aws/sagemaker/kind-operations.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import { invalidNextToken } from '#lib/sandbox/aws/sagemaker/list.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

type View = Record<string, unknown>

/** Search over full definitions, by simple properties.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html */
export function search(call: Call) {
  launchTrainingJobs(call)
  const { input } = call
  const resource = requireText(input, 'Resource', validationException)
  const kind = kinds.find((candidate) => candidate.type === resource)
  if (!kind) throw validationException(`This sandbox cannot search ${resource}`)
  const expression = input['SearchExpression']
  const sortBy = optionalText(input, 'SortBy') ?? 'LastModifiedTime'
  const direction = optionalText(input, 'SortOrder') === 'Ascending' ? 1 : -1
  const found = Object.values(resourcesOf(call, kind.id))
    .map((job): View => ({ ...describe(call, kind, job), Tags: job.tags }))
    .filter((view) => !isObject(expression) || matches(view, expression))
    .sort((a, b) => direction * compare(valueAt(a, sortBy), valueAt(b, sortBy)) || byName(a, b, kind.type))
  const { items, next } = page({
    listing: `Search ${call.caller.accountId} ${call.region} ${JSON.stringify([resource, expression, sortBy, direction])}`,
    items: found,
    idOf: (view) => String(view[`${kind.type}Name`]),
    size: integerIn(input, 'MaxResults', { min: 1, max: 100, fallback: 10 }, validationException),
    token: optionalText(input, 'NextToken'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: true,
    invalidToken: invalidNextToken,
  })
  return {
    Results: items.map((view) => ({ [kind.type]: view })),
    NextToken: next,
    TotalHits: { Value: found.length, Relation: 'EqualTo' },
  }
}

function matches(view: View, expression: JsonObject): boolean {
  if (expression['NestedFilters'] !== undefined) {
    throw validationException('This sandbox does not know NestedFilters')
  }
  const parts = [
    ...asList(expression['Filters'])
      .filter(isObject)
      .map((filter) => passes(view, filter)),
    ...asList(expression['SubExpressions'])
      .filter(isObject)
      .map((sub) => matches(view, sub)),
  ]
  if (parts.length === 0) return true
  return expression['Operator'] === 'Or' ? parts.some(Boolean) : parts.every(Boolean)
}

function passes(view: View, filter: JsonObject): boolean {
  const given = valueAt(view, String(filter['Name'] ?? ''))
  const operator = String(filter['Operator'] ?? 'Equals')
  const wanted = String(filter['Value'] ?? '')
  if (operator === 'Exists') return given !== undefined
  if (operator === 'NotExists') return given === undefined
  if (operator === 'NotEquals') return given === undefined || compare(given, wanted) !== 0
  if (given === undefined) return false
  if (operator === 'Contains') return String(given).toLowerCase().includes(wanted.toLowerCase())
  if (operator === 'In') return wanted.split(',').some((each) => compare(given, each.trim()) === 0)
  const order = compare(given, wanted)
  if (operator === 'Equals') return order === 0
  if (operator === 'GreaterThan') return order > 0
  if (operator === 'GreaterThanOrEqualTo') return order >= 0
  if (operator === 'LessThan') return order < 0
  if (operator === 'LessThanOrEqualTo') return order <= 0
  throw validationException(`Unknown search operator ${operator}`)
}

/** `TrainingJobDefinition.ResourceConfig.InstanceType`, or `Tags.team`. */
function valueAt(view: View, path: string): unknown {
  if (path.startsWith('Tags.')) {
    const tags = view['Tags'] as { Key: string; Value: string }[]
    return tags.find((tag) => tag.Key === path.slice('Tags.'.length))?.Value
  }
  let current: unknown = view
  for (const part of path.split('.')) current = isObject(current) ? current[part] : undefined
  return current
}

/** Dates compare with ISO texts or epoch seconds, numbers as numbers, the rest as text. */
function compare(given: unknown, wanted: unknown): number {
  if (given instanceof Date) {
    const text = String(wanted)
    const other =
      wanted instanceof Date
        ? wanted.getTime()
        : /^[\d.]+$/.test(text)
          ? Number(text) * 1000
          : Date.parse(text)
    return given.getTime() - other
  }
  if (typeof given === 'number' && !Number.isNaN(Number(wanted))) return given - Number(wanted)
  const [a, b] = [String(given ?? ''), String(wanted ?? '')]
  return a < b ? -1 : a > b ? 1 : 0
}

function byName(a: View, b: View, type: string): number {
  return compare(a[`${type}Name`], b[`${type}Name`])
}
