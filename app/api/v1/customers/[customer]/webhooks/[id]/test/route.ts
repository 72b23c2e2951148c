import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { testWebhook } from '#lib/services/webhooks/test-webhook.ts'

export const POST = route({
  operation: { id: 'testWebhook', summary: 'Send a webhook a test', answers: 'nothing' },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => testWebhook(ctx, input),
})
