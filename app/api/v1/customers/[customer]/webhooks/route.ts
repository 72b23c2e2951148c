import { route } from '#lib/http/route.ts'
import { createWebhook, webhookInput } from '#lib/services/webhooks/create-webhook.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'

export const GET = route({
  operation: { id: 'listWebhooks', summary: 'List webhooks and how they answered', answers: 'some JSON' },
  run: (ctx) => listWebhooks(ctx),
})
export const POST = route({
  operation: {
    id: 'createWebhook',
    summary: 'Add a webhook; its secret is answered once',
    answers: 'some JSON',
  },
  body: webhookInput,
  run: (ctx, input) => createWebhook(ctx, input),
})
