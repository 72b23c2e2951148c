import { randomUUID } from 'node:crypto'
import { createEventKey } from '#lib/services/events/create-event-key.ts'
import { handleEvent } from '#lib/services/events/handle-event.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { region, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `events`. */
export const eventsMatrix: Record<string, Row> = {
  'events/create-event-key': {
    permission: 'account:connect',
    scope: 'inside',
    names: true,
    call: (ctx, { accountId: id }) => createEventKey(ctx, { id }),
  },
  'events/handle-event': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx, { accountId }) => handleEvent(ctx, { accountId, eventId: 'none' }),
  },
  'events/receive-event': {
    permission: 'event:receive',
    scope: 'system',
    names: true,
    call: (ctx, { accountId, awsAccountId }) =>
      receiveEvent(ctx, {
        accountId,
        event: {
          ...{ eventId: randomUUID(), kind: 'state_change', awsAccountId, region, jobName: 'job' },
          ...{ at: new Date(), creatorArn: null },
        },
      }),
  },
}
