import { route } from '#lib/http/route.ts'
import { enableProvider } from '#lib/services/sign-in/enable-provider.ts'

export const POST = route({ run: (ctx) => enableProvider(ctx) })
