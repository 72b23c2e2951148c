import { randomUUID } from 'node:crypto'
import { createEventKey } from '#lib/services/events/create-event-key.ts'
import { handleEvent } from '#lib/services/events/handle-event.ts'
import { handOverEvents } from '#lib/services/events/hand-over-events.ts'
import { listOwedEvents } from '#lib/services/events/list-owed-events.ts'
import { receiveEvent } from '#lib/services/events/receive-event.ts'
import { takeEvent } from '#lib/services/events/take-event.ts'
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
  'events/hand-over-events': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => handOverEvents(ctx, { untaken: 5, taken: 10 }),
  },
  'events/list-owed-events': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx) => listOwedEvents(ctx, { untaken: 5, taken: 10 }),
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
  'events/take-event': {
    permission: 'scan:run',
    scope: 'system',
    names: false,
    call: (ctx, { accountId }) => takeEvent(ctx, { accountId, eventId: 'none' }),
  },
}
