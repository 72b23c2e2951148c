import { route } from '#lib/http/route.ts'
import { requireProvider, requireProviderInput } from '#lib/services/sign-in/require-provider.ts'

export const POST = route({ body: requireProviderInput, run: (ctx, input) => requireProvider(ctx, input) })
