import { route } from '#lib/http/route.ts'
import { endProvider, endProviderInput } from '#lib/services/sign-in/end-provider.ts'

export const POST = route({ body: endProviderInput, run: (ctx, input) => endProvider(ctx, input) })
