import type { Queue } from 'pg-boss'
import { z } from 'zod'

/** The queue's own schema. Its payloads hold ids only: row-level security does not reach them. */
export const queueSchema = 'pgboss'

const account = z.object({ customerId: z.uuid(), accountId: z.uuid() })
const regionOfAccount = z.object({ customerId: z.uuid(), accountId: z.uuid(), region: z.string() })
const event = z.object({ customerId: z.uuid(), accountId: z.uuid(), eventId: z.string() })
const termination = z.object({ customerId: z.uuid(), terminationId: z.uuid() })
const groupOfAccount = z.object({ customerId: z.uuid(), accountId: z.uuid() })
const notice = z.object({ customerId: z.uuid(), noticeId: z.uuid() })
const delivery = z.object({ customerId: z.uuid(), deliveryId: z.uuid() })
const reportOfMonth = z.object({ customerId: z.uuid(), month: z.string() })
const groupChange = z.object({ customerId: z.uuid(), changeId: z.uuid() })

/** For acts that are owed: tried again until AWS lets them through or they are no longer needed. */
const untilDone = {
  policy: 'standard',
  // A tuning job may run for 30 days, and so long is it owed: at the longest pause, this is five weeks.
  retryLimit: 100_000,
  retentionSeconds: 35 * 86_400,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  notify: true,
} as const

/**
 * Every queue: what a payload holds, and how it is kept. A worker that died is noticed by its missing
 * heartbeat (10 s is the shortest pg-boss allows) and its job runs again, so every handler may run twice.
 */
export const queues = {
  'sweep-region': {
    payload: regionOfAccount,
    options: {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 600,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 600,
      notify: true,
    },
  },
  'read-buckets': {
    payload: account,
    options: {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 600,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 600,
    },
  },
  'take-inventory': {
    payload: regionOfAccount,
    options: {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 3600,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 600,
      notify: true,
    },
  },
  'prove-account': {
    payload: account,
    options: {
      policy: 'exclusive',
      retryLimit: 2,
      retryDelay: 60,
      expireInSeconds: 300,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 3600,
    },
  },
  'handle-event': {
    payload: event,
    options: {
      policy: 'standard',
      retryLimit: 10,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 120,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 600,
      notify: true,
    },
  },
  'stop-tuning-job': {
    payload: termination,
    options: untilDone,
  },
  'follow-stop': {
    payload: termination,
    options: { ...untilDone, notify: false },
  },
  'read-group': {
    payload: groupOfAccount,
    options: {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 600,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 600,
      notify: true,
    },
  },
  'change-group': {
    payload: groupChange,
    options: untilDone,
  },
  'confirm-group-change': {
    payload: groupChange,
    options: untilDone,
  },
  'spread-notice': {
    payload: notice,
    options: untilDone,
  },
  'send-delivery': {
    payload: delivery,
    options: untilDone,
  },
  'make-report': {
    payload: reportOfMonth,
    options: {
      policy: 'exclusive',
      retryLimit: 5,
      retryDelay: 60,
      retryBackoff: true,
      expireInSeconds: 300,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 3600,
    },
  },
} as const satisfies Record<string, { payload: z.ZodType; options: Omit<Queue, 'name'> }>

export type QueueName = keyof typeof queues
export type Payload<Name extends QueueName> = z.infer<(typeof queues)[Name]['payload']>
