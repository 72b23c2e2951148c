import { route } from '#lib/http/route.ts'
import { enableProvider } from '#lib/services/sign-in/enable-provider.ts'

export const POST = route({
  operation: { id: 'enableProvider', summary: 'Use the provider that was tried', answers: 'nothing' },
  run: (ctx) => enableProvider(ctx),
})
