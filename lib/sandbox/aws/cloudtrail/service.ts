import type { TrailEvent } from '#lib/sandbox/aws/cloudtrail/record.ts'
import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { integerIn, optionalText } from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'
import { jsonService } from '#lib/sandbox/aws/wire/json-rpc.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
const KEPT_MS = 90 * 24 * 3_600_000

const ATTRIBUTES: Record<string, (event: TrailEvent) => string[]> = {
  EventId: (event) => [event.id],
  EventName: (event) => [event.name],
  ReadOnly: () => ['false'],
  Username: (event) => [event.userName],
  ResourceType: (event) => event.resources.map((resource) => resource.ResourceType),
  ResourceName: (event) => event.resources.map((resource) => resource.ResourceName),
  EventSource: (event) => [event.source],
  AccessKeyId: (event) => [event.accessKeyId],
}

function attributeFilter(input: JsonObject): (event: TrailEvent) => boolean {
  const [attribute, ...others] = asList(input['LookupAttributes']).filter(isObject)
  if (!attribute) return () => true
  const valuesOf = ATTRIBUTES[String(attribute['AttributeKey'])]
  if (!valuesOf || others.length > 0) {
    throw new AwsError('InvalidLookupAttributesException', 'You can specify one known lookup attribute.')
  }
  const wanted = String(attribute['AttributeValue'])
  return (event) => valuesOf(event).includes(wanted)
}

function time(input: JsonObject, field: string): number | undefined {
  const value = input[field]
  return typeof value === 'number' ? value * 1000 : undefined
}

/** Calls that changed something in the caller's account and region, newest first.
 *  https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
function lookupEvents(call: Call) {
  const { input, region, now } = call
  const { accountId } = call.caller
  const start = Math.max(time(input, 'StartTime') ?? 0, now - KEPT_MS)
  const end = time(input, 'EndTime') ?? Infinity
  if (end < start) {
    throw new AwsError('InvalidTimeRangeException', 'The start time is after the end time.')
  }
  const passes = attributeFilter(input)
  const found = (accountOf(call.world, accountId).trail ?? [])
    .filter((event) => event.region === region && event.at >= start && event.at <= end && passes(event))
    .reverse()
    .sort((a, b) => b.at - a.at)
  const { NextToken: token, MaxResults, ...shape } = input
  const badMaximum = (message: string) => new AwsError('InvalidMaxResultsException', message)
  const { items, next } = page<TrailEvent>({
    listing: `LookupEvents ${accountId} ${region} ${JSON.stringify(Object.entries(shape).sort())}`,
    ...{ items: found, idOf: (event) => event.id, mayBeEmpty: true },
    size: integerIn(input, 'MaxResults', { min: 1, max: 50, fallback: 50 }, badMaximum),
    token: optionalText(input, 'NextToken'),
    shortPages: call.settings.shortPages,
    invalidToken: () => new AwsError('InvalidNextTokenException', 'Invalid token'),
  })
  return { Events: items.map(view), NextToken: next }
}

function view(event: TrailEvent) {
  return {
    EventId: event.id,
    EventName: event.name,
    ReadOnly: 'false',
    AccessKeyId: event.accessKeyId,
    EventTime: new Date(event.at),
    EventSource: event.source,
    Username: event.userName,
    Resources: event.resources,
    CloudTrailEvent: JSON.stringify(event.record),
  }
}

export const cloudtrail = jsonService(
  'cloudtrail',
  'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101',
  {
    LookupEvents: {
      permission: 'cloudtrail:LookupEvents',
      resource: () => '*',
      handle: lookupEvents,
    },
  },
)
