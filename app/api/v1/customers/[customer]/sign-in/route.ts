import { route } from '#lib/http/route.ts'
import { getSignIn } from '#lib/services/sign-in/get-sign-in.ts'
import { providerInput, saveProvider } from '#lib/services/sign-in/save-provider.ts'

export const GET = route({ run: (ctx) => getSignIn(ctx) })
export const POST = route({ body: providerInput, run: (ctx, input) => saveProvider(ctx, input) })
