import { authCookies } from '#lib/auth/cookies.ts'
import { env } from '#lib/env.ts'
import { type OpenApi, openApiDocument } from '#lib/http/openapi/document.ts'
import { routes } from './routes.ts'

/** The document of this portal's API. */
export function portalDocument(): OpenApi {
  return openApiDocument(routes, {
    origin: new URL(env().PORTAL_URL).origin,
    sessionCookie: authCookies().sessionToken.name,
  })
}
