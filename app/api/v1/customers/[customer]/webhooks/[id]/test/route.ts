import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { testWebhook } from '#lib/services/webhooks/test-webhook.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => testWebhook(ctx, input),
})
