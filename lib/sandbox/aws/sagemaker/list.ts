import { AwsError } from '#lib/sandbox/aws/errors.ts'
import {
  constraint,
  integerIn,
  optionalText,
  requireText,
  validationException,
} from '#lib/sandbox/aws/input.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import { fieldsOf, spelled, type Listing, type ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { sortedRows, type Order, type Row } from '#lib/sandbox/aws/sagemaker/rows.ts'
import type { Table } from '#lib/sandbox/aws/sagemaker/store.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const JOB_STATUSES = [
  ...['Completed', 'InProgress', 'Failed', 'Stopped', 'Stopping', 'Deleting', 'DeleteFailed'],
]
const ORDERS: Record<string, Order> = {
  Name: 'Name',
  CreationTime: 'CreationTime',
  Status: 'Status',
  // Of training jobs within a tuning job; the sandbox knows no metric.
  FinalObjectiveMetricValue: 'Name',
}

/** A List operation with the filters they all share.
 *  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html */
export function listJobs(call: Call, kind: ResourceKind, table: Table, listing: Listing): object {
  const { input } = call
  const orders = listing.orders ?? ORDERS
  for (const field of listing.required ?? []) requireText(input, field, validationException)
  const sortBy = oneOf(input, 'SortBy', Object.keys(orders))
  const order = sortBy === undefined ? listing.sortBy : (orders[sortBy] ?? 'Name')
  const direction = oneOf(input, 'SortOrder', ['Ascending', 'Descending'])
  const isDescending = direction === undefined ? listing.descending === true : direction === 'Descending'
  const passes = filterOf(call, kind, listing)
  const found = sortedRows(table, call.now, order, isDescending).filter(passes)
  const { NextToken: token, MaxResults, ...shape } = input
  const { items, next } = page({
    listing: `${call.caller.accountId} ${call.region} ${call.action} ${JSON.stringify(Object.entries(shape).sort())}`,
    items: found,
    idOf: (row) => row.job.name,
    size: integerIn(input, 'MaxResults', { min: 1, max: 100, fallback: 10 }, validationException),
    token: optionalText(input, 'NextToken'),
    shortPages: call.settings.shortPages,
    mayBeEmpty: true,
    invalidToken: invalidNextToken,
  })
  return { [listing.field]: items.map((row) => summaryOf(call, kind, listing, row)), NextToken: next }
}

export function invalidNextToken(): AwsError {
  return new AwsError('ValidationException', 'Invalid NextToken')
}

function summaryOf(call: Call, kind: ResourceKind, listing: Listing, { job, progress }: Row) {
  const fields = fieldsOf(kind)
  const { ended } = kind.timeFields
  return {
    [listing.members?.name ?? fields.name]: job.name,
    [listing.members?.arn ?? fields.arn]: job.arn,
    ...(fields.status === null ? {} : { [fields.status]: spelled(kind, progress.status) }),
    CreationTime: new Date(job.createdAt),
    ...(listing.hasModified === false ? {} : { LastModifiedTime: new Date(progress.changedAt) }),
    ...(ended === undefined || progress.endedAt === undefined ? {} : { [ended]: new Date(progress.endedAt) }),
    ...kind.summary?.(call, job),
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

function filterOf(call: Call, kind: ResourceKind, listing: Listing): (row: Row) => boolean {
  const { input } = call
  const createdAfter = time(input, 'CreationTimeAfter')
  const createdBefore = time(input, 'CreationTimeBefore')
  const modifiedAfter = time(input, 'LastModifiedTimeAfter')
  const modifiedBefore = time(input, 'LastModifiedTimeBefore')
  const nameContains = optionalText(input, 'NameContains')?.toLowerCase()
  const status = statusAsked(input, kind, listing)
  const others = Object.entries(listing.equals ?? {}).flatMap(([field, valueOf]) => {
    const wanted = optionalText(input, field)
    return wanted === undefined ? [] : [(row: Row) => valueOf(call, row.job) === wanted]
  })
  return (row) => {
    const { job, progress } = row
    return (
      (createdAfter === undefined || job.createdAt > createdAfter) &&
      (createdBefore === undefined || job.createdAt < createdBefore) &&
      (modifiedAfter === undefined || progress.changedAt > modifiedAfter) &&
      (modifiedBefore === undefined || progress.changedAt < modifiedBefore) &&
      (nameContains === undefined || job.name.toLowerCase().includes(nameContains)) &&
      (status === undefined || spelled(kind, progress.status) === status) &&
      (listing.passes?.(call, job) ?? true) &&
      others.every((passes) => passes(row))
    )
  }
}

/** Jobs have a known set of statuses; of the others any text may be asked for. */
function statusAsked(input: JsonObject, kind: ResourceKind, listing: Listing): string | undefined {
  const field = listing.statusFilter ?? 'StatusEquals'
  if (kind.lifecycle.is !== 'job') return optionalText(input, field)
  const { spelling } = kind.lifecycle
  return oneOf(input, field, spelling ? Object.values(spelling) : JOB_STATUSES)
}

/** Epoch seconds on the wire. */
function time(input: JsonObject, field: string): number | undefined {
  const value = input[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number') throw new AwsError('SerializationException', `${field} must be a timestamp`)
  return value * 1000
}
