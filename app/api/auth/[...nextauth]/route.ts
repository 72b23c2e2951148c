import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth/options.ts'
import { answerAuth } from '#lib/auth/answer-auth.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// Settings are read when the first request comes, not when the portal is built.
async function handler(request: Request, context: Context): Promise<Response> {
  const handle = NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>
  return answerAuth(await context.params, () => handle(request, context))
}

export { handler as GET, handler as POST }
