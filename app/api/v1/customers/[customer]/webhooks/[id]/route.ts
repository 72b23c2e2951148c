import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { changeWebhook, webhookChange } from '#lib/services/webhooks/change-webhook.ts'
import { removeWebhook } from '#lib/services/webhooks/remove-webhook.ts'

const params = z.object({ id: z.string() })

export const PATCH = route({
  operation: {
    id: 'changeWebhook',
    summary: 'Change what a webhook is sent, or switch it off',
    answers: 'nothing',
  },
  params,
  body: webhookChange,
  run: (ctx, input) => changeWebhook(ctx, input),
})
export const DELETE = route({
  operation: { id: 'removeWebhook', summary: 'Remove a webhook', answers: 'nothing' },
  params,
  run: (ctx, input) => removeWebhook(ctx, input),
})
