import { connectionOperations } from '#lib/sandbox/aws/events/connections.ts'
import { destinationOperations } from '#lib/sandbox/aws/events/destinations.ts'
import { ruleOperations } from '#lib/sandbox/aws/events/rules.ts'
import { jsonService } from '#lib/sandbox/aws/wire/json-rpc.ts'

/** EventBridge, as far as watching an AWS service and calling a webhook needs it.
 *  https://docs.aws.amazon.com/eventbridge/latest/APIReference/Welcome.html */
export const events = jsonService('events', 'AWSEvents', {
  ...ruleOperations,
  ...connectionOperations,
  ...destinationOperations,
})
