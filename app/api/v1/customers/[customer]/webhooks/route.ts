import { route } from '#lib/http/route.ts'
import { createWebhook, webhookInput } from '#lib/services/webhooks/create-webhook.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'

export const GET = route({ run: (ctx) => listWebhooks(ctx) })
export const POST = route({ body: webhookInput, run: (ctx, input) => createWebhook(ctx, input) })
