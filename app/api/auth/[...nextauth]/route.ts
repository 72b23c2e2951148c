import NextAuth, { type AuthOptions } from 'next-auth'
import { answerAuth } from '#lib/auth/answer-auth.ts'
import { limitSignIn } from '#lib/http/limit-sign-in.ts'

type Context = { params: Promise<{ nextauth: string[] }> }
type Given = { params: { nextauth: string[] } }

// Settings are read when the first request comes, not when the portal is built.
async function handler(request: Request, context: Context): Promise<Response> {
  const handle = (options: AuthOptions, nextauth: string[]) =>
    (NextAuth(options) as (request: Request, given: Given) => Promise<Response>)(request, {
      params: { nextauth },
    })
  const { nextauth } = await context.params
  return (await limitSignIn(request, nextauth)) ?? answerAuth(nextauth, handle)
}

export { handler as GET, handler as POST }
