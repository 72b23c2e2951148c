import { env } from '#lib/env.ts'
import { ServiceError } from '#lib/services/errors.ts'

/**
 * A write must come from our own pages: browsers set both headers and scripts cannot. Absent counts as
 * foreign, since every browser we support sends them with a write.
 */
export function requireSameOrigin(request: Request): void {
  const isOurs = request.headers.get('origin') === new URL(env().PORTAL_URL).origin
  const site = request.headers.get('sec-fetch-site')
  if (!isOurs || site !== 'same-origin')
    throw new ServiceError('forbidden', 'This request did not come from the portal’s own pages.')
}
