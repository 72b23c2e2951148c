import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { rotateWebhookSecret } from '#lib/services/webhooks/rotate-webhook-secret.ts'

export const POST = route({
  params: z.object({ id: z.string() }),
  run: (ctx, input) => rotateWebhookSecret(ctx, input),
})
