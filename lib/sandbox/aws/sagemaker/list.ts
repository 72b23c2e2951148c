import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { constraint, integerIn, optionalText, validationException } from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { progressOf, type Job, type Progress } from '#lib/sandbox/aws/sagemaker/lifecycle.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const STATUSES = ['Completed', 'InProgress', 'Failed', 'Stopped', 'Stopping', 'Deleting', 'DeleteFailed']
const SORT_FIELDS = ['Name', 'CreationTime', 'Status', 'FinalObjectiveMetricValue']
const ORDERS = ['Ascending', 'Descending']

/** Members that shape a listing; a token belongs to one set of them. */
const SHAPE = [
  ...['CreationTimeAfter', 'CreationTimeBefore', 'LastModifiedTimeAfter', 'LastModifiedTimeBefore'],
  ...['NameContains', 'StatusEquals', 'SortBy', 'SortOrder', 'HyperParameterTuningJobName'],
]

interface Row {
  job: Job
  progress: Progress
}

/** A List operation with the filters they all share.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html */
export function listJobs(
  call: Call,
  kind: ResourceKind,
  jobs: Job[],
  listing: { field: string; sortBy: string },
): object {
  const { input } = call
  const sortBy = oneOf(input, 'SortBy', SORT_FIELDS) ?? listing.sortBy
  const direction = (oneOf(input, 'SortOrder', ORDERS) ?? 'Ascending') === 'Ascending' ? 1 : -1
  const rows = jobs
    .map((job): Row => ({ job, progress: progressOf(job, call.now) }))
    .filter(filterOf(input))
    .sort((a, b) => direction * compare(a, b, sortBy))
  const { items, next } = page({
    listing: `${call.caller.accountId} ${call.region} ${call.action} ${JSON.stringify(SHAPE.map((name) => input[name]))}`,
    items: rows,
    idOf: (row) => row.job.name,
    size: integerIn(input, 'MaxResults', { min: 1, max: 100, fallback: 10 }, validationException),
    token: optionalText(input, 'NextToken'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: true,
    invalidToken: invalidNextToken,
  })
  return { [listing.field]: items.map((row) => summaryOf(call, kind, row)), NextToken: next }
}

export function invalidNextToken(): AwsError {
  return new AwsError('ValidationException', 'Invalid NextToken')
}

function summaryOf(call: Call, kind: ResourceKind, { job, progress }: Row) {
  return {
    [`${kind.type}Name`]: job.name,
    [`${kind.type}Arn`]: job.arn,
    [`${kind.type}Status`]: progress.status,
    CreationTime: new Date(job.createdAt),
    LastModifiedTime: new Date(progress.changedAt),
    [kind.timeFields.ended]: progress.endedAt === undefined ? undefined : new Date(progress.endedAt),
    ...kind.summary(call, job),
  }
}

function oneOf(input: JsonObject, field: string, allowed: string[]): string | undefined {
  const value = optionalText(input, field)
  if (value !== undefined && !allowed.includes(value)) {
    const rule = `Member must satisfy enum value set: [${allowed.join(', ')}]`
    throw validationException(constraint(field, value, rule))
  }
  return value
}

function filterOf(input: JsonObject): (row: Row) => boolean {
  const createdAfter = time(input, 'CreationTimeAfter')
  const createdBefore = time(input, 'CreationTimeBefore')
  const modifiedAfter = time(input, 'LastModifiedTimeAfter')
  const modifiedBefore = time(input, 'LastModifiedTimeBefore')
  const nameContains = optionalText(input, 'NameContains')?.toLowerCase()
  const status = oneOf(input, 'StatusEquals', STATUSES)
  return ({ job, progress }) =>
    (createdAfter === undefined || job.createdAt > createdAfter) &&
    (createdBefore === undefined || job.createdAt < createdBefore) &&
    (modifiedAfter === undefined || progress.changedAt > modifiedAfter) &&
    (modifiedBefore === undefined || progress.changedAt < modifiedBefore) &&
    (nameContains === undefined || job.name.toLowerCase().includes(nameContains)) &&
    (status === undefined || progress.status === status)
}

/** Epoch seconds on the wire. */
function time(input: JsonObject, field: string): number | undefined {
  const value = input[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number') throw new AwsError('SerializationException', `${field} must be a timestamp`)
  return value * 1000
}

/** Names break ties, so that pages are stable. */
function compare(a: Row, b: Row, sortBy: string): number {
  const first =
    sortBy === 'CreationTime'
      ? a.job.createdAt - b.job.createdAt
      : sortBy === 'Status'
        ? text(a.progress.status, b.progress.status)
        : 0
  return first === 0 ? text(a.job.name, b.job.name) : first
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
