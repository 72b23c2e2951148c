import { randomUUID } from 'node:crypto'
import { seconds } from '#lib/sandbox/aws/cloudtrail/record.ts'
import type { JsonObject } from '#lib/sandbox/aws/json.ts'

/** An event on the default bus. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export interface ServiceEvent extends JsonObject {
  version: string
  id: string
  'detail-type': string
  source: string
  account: string
  time: string
  region: string
  resources: string[]
  detail: JsonObject
}

export function serviceEvent(
  given: { detailType: string; source: string; account: string; region: string; at: number },
  detail: JsonObject,
  resources: string[],
): ServiceEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': given.detailType,
    source: given.source,
    account: given.account,
    time: seconds(given.at),
    region: given.region,
    resources,
    detail,
  }
}
