import { z } from 'zod'
import { serviceEvent } from '#lib/sandbox/aws/events/service-event.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'

const schema = z.strictObject({
  /** Given again, an event is a duplicate. */
  id: z.string().optional(),
  accountId: z.string().regex(/^\d{12}$/),
  region: z.string().min(1),
  source: z.string().default('aws.sagemaker'),
  detailType: z.string(),
  detail: z.record(z.string(), z.json()),
  resources: z.array(z.string()).default([]),
  times: z.number().int().min(1).max(10_000).default(1),
})

/** Puts any event on a bus, as often as asked. Throws a ZodError when the body is none. */
export function publishByHand(sandbox: Sandbox, body: unknown): { ids: string[] } {
  const { id, accountId, region, source, detailType, detail, resources, times } = schema.parse(body)
  const ids = Array.from({ length: times }, () => {
    const head = { detailType, source, account: accountId, region, at: sandbox.clock() }
    const event = serviceEvent(head, detail, resources)
    if (id !== undefined) event.id = id
    sandbox.deliveries.publish(event)
    return event.id
  })
  return { ids }
}
