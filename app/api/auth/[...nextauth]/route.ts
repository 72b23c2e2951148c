import NextAuth from 'next-auth'
import { authOptions } from '#lib/auth/options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// Settings are read when the first request comes, not when the portal is built.
async function handler(request: Request, context: Context): Promise<Response> {
  const handle = NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>
  return handle(request, context)
}

export { handler as GET, handler as POST }
