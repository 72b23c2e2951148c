import { answerError } from './answer-error.ts'
import { countSignIn } from './rate-limits.ts'

/**
 * A sign-in that is one too many from there: 429 for the page's script that begins one, and for a browser that
 * comes back from its provider the sign-in page with a word of it. Null where it may go on.
 */
export async function limitSignIn(request: Request, [action, id]: string[]): Promise<Response | null> {
  if (id === undefined || (action !== 'signin' && action !== 'callback')) return null
  try {
    await countSignIn(request.headers)
    return null
  } catch (error) {
    const refused = answerError(error, request.headers.get('x-request-id') ?? crypto.randomUUID())
    if (action === 'signin' || refused.status !== 429) return refused
    const headers = new Headers(refused.headers)
    headers.set('location', '/sign-in?error=TooMany')
    return new Response(null, { status: 303, headers })
  }
}
