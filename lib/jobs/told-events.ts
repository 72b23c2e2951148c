import { type Payload, queues } from './queues.ts'

/** Where workers hear of an event the moment it is stored. What nobody hears is owed all the same. */
export const eventChannel = 'safeguards_aws_event'

/** What is said there: ids, as on the queue that takes an event over. */
export function readToldEvent(text: string): Payload<'handle-event'> {
  return queues['handle-event'].payload.parse(JSON.parse(text))
}
