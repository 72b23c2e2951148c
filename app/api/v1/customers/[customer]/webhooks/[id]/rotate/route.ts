import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { rotateWebhookSecret } from '#lib/services/webhooks/rotate-webhook-secret.ts'

export const POST = route({
  operation: {
    id: 'rotateWebhookSecret',
    summary: 'Make a webhook’s secret new; it is answered once',
    answers: 'some JSON',
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => rotateWebhookSecret(ctx, input),
})
