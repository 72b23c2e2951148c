import {
  constraint,
  integerIn,
  optionalText,
  requireText,
  validationException,
} from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import { launchTrainingJobs } from '#lib/sandbox/aws/sagemaker/children.ts'
import { describe } from '#lib/sandbox/aws/sagemaker/describe.ts'
import { fieldsOf, spelled, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { kinds } from '#lib/sandbox/aws/sagemaker/kinds.ts'
import { invalidNextToken } from '#lib/sandbox/aws/sagemaker/list.ts'
import { sortedRows, type Order, type Row } from '#lib/sandbox/aws/sagemaker/rows.ts'
import { resourcesOf } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

/** What AWS can search. Of those that this sandbox has not, there are none to find. */
const SEARCHABLE = [
  ...['TrainingJob', 'Experiment', 'ExperimentTrial', 'ExperimentTrialComponent', 'Endpoint', 'Model'],
  ...[
    'ModelPackage',
    'ModelPackageGroup',
    'Pipeline',
    'PipelineExecution',
    'FeatureGroup',
    'FeatureMetadata',
  ],
  ...['Image', 'ImageVersion', 'Project', 'HyperParameterTuningJob', 'ModelCard', 'PipelineVersion', 'Job'],
  'HubContent',
]

/** Reads one property of a resource, by its dotted path. */
type Read = (row: Row, path: string) => unknown

/** Search over full definitions, by simple properties.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html */
export function search(call: Call) {
  launchTrainingJobs(call)
  const { input } = call
  const resource = requireText(input, 'Resource', validationException)
  if (!SEARCHABLE.includes(resource)) {
    const rule = `Member must satisfy enum value set: [${SEARCHABLE.join(', ')}]`
    throw validationException(constraint('resource', resource, rule))
  }
  const kind = kinds.find((candidate) => candidate.type === resource)
  if (!kind) return { Results: [], TotalHits: { Value: 0, Relation: 'EqualTo' } }
  const expression = input['SearchExpression']
  const sortBy = optionalText(input, 'SortBy') ?? 'LastModifiedTime'
  const read = reader(call, kind)
  const isDescending = optionalText(input, 'SortOrder') !== 'Ascending'
  const found = inOrder(call, kind, { sortBy, isDescending, read }).filter(
    (row) => !isObject(expression) || matches(row, expression, read),
  )
  const { NextToken: token, MaxResults, ...shape } = input
  const { items, next } = page({
    listing: `Search ${call.caller.accountId} ${call.region} ${JSON.stringify(Object.entries(shape).sort())}`,
    items: found,
    idOf: (row) => row.job.name,
    size: integerIn(input, 'MaxResults', { min: 1, max: 100, fallback: 10 }, validationException),
    token: optionalText(input, 'NextToken'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: true,
    invalidToken: invalidNextToken,
  })
  return {
    Results: items.map(({ job }) => {
      const view = { ...describe(call, kind, job), Tags: job.tags }
      // The record of a model is the model dashboard's, which holds the model.
      return { [resource]: resource === 'Model' ? { Model: view } : view }
    }),
    NextToken: next,
    TotalHits: { Value: found.length, Relation: 'EqualTo' },
  }
}

interface Wish {
  sortBy: string
  isDescending: boolean
  read: Read
}

/** Known orders come sorted, others are read from every resource. */
function inOrder(call: Call, kind: ResourceKind, { sortBy, isDescending, read }: Wish): readonly Row[] {
  const { name, status } = fieldsOf(kind)
  const known: Record<string, Order> = {
    [name]: 'Name',
    [status ?? '']: 'Status',
    CreationTime: 'CreationTime',
    LastModifiedTime: 'LastModifiedTime',
  }
  const table = resourcesOf(call, kind.id)
  const order = known[sortBy]
  if (order !== undefined) return sortedRows(table, call.now, order, isDescending)
  const direction = isDescending ? -1 : 1
  const rows = [...sortedRows(table, call.now, 'Name')]
  return rows.sort((a, b) => direction * compare(read(a, sortBy), read(b, sortBy)))
}

/** Reads cheap members from the row and the request, and describes only for the rest. */
function reader(call: Call, kind: ResourceKind): Read {
  const { name, arn, status } = fieldsOf(kind)
  const views = new Map<Row, Record<string, unknown>>()
  const cheap: Record<string, (row: Row) => unknown> = {
    [name]: (row) => row.job.name,
    [arn]: (row) => row.job.arn,
    [status ?? '']: (row) => spelled(kind, row.progress.status),
    CreationTime: (row) => new Date(row.job.createdAt),
    LastModifiedTime: (row) => new Date(row.progress.changedAt),
  }
  return (row, path) => {
    const known = cheap[path]
    if (known) return known(row)
    if (path.startsWith('Tags.')) {
      return row.job.tags.find((tag) => tag.Key === path.slice('Tags.'.length))?.Value
    }
    const parts = path.split('.')
    const given = row.job.request[parts[0] ?? '']
    if (given !== undefined) return walk(given, parts.slice(1))
    const view = views.get(row) ?? describe(call, kind, row.job)
    views.set(row, view)
    return walk(view, parts)
  }
}

function walk(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((current, part) => (isObject(current) ? current[part] : undefined), value)
}

function matches(row: Row, expression: JsonObject, read: Read): boolean {
  if (expression['NestedFilters'] !== undefined) {
    throw validationException('This sandbox does not know NestedFilters')
  }
  const filters = asList(expression['Filters']).filter(isObject)
  const inner = asList(expression['SubExpressions']).filter(isObject)
  if (filters.length + inner.length === 0) return true
  const test = (filter: JsonObject) => passes(read(row, String(filter['Name'] ?? '')), filter)
  const deeper = (sub: JsonObject) => matches(row, sub, read)
  return expression['Operator'] === 'Or'
    ? filters.some(test) || inner.some(deeper)
    : filters.every(test) && inner.every(deeper)
}

function passes(given: unknown, filter: JsonObject): boolean {
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
