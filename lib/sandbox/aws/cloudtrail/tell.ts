import { isRead, keepTrail, trailEventOf, type Happened } from '#lib/sandbox/aws/cloudtrail/record.ts'
import { serviceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'

/** Services whose calls are kept; AssumeRole and objects in buckets would drown the rest. */
const TOLD = ['sagemaker', 'iam', 's3', 'events', 'cloudformation']

/** After a call that was to change something: CloudTrail keeps it, EventBridge hears of it, and so do those who
 *  wait for a job's new status. Never throws: the answer is on its way.
 *  https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html */
export function tell(sandbox: Sandbox, happened: Happened): void {
  const { call, service } = happened
  if (isRead(call.action) || !TOLD.includes(service) || call.action === 'PutObject') return
  try {
    const event = trailEventOf(happened)
    const { accountId } = call.caller
    keepTrail(sandbox.world, accountId, event)
    const source = `aws.${service}`
    const head = { source, account: accountId, region: event.region, at: event.at }
    const detailType = 'AWS API Call via CloudTrail'
    sandbox.deliveries.publish(serviceEvent({ detailType, ...head }, event.record, []))
    sandbox.watch.look(accountId)
  } catch (error) {
    process.stderr.write(`sandbox: trail: ${String(error)}\n`)
  }
}
