import { type NextRequest, NextResponse } from 'next/server'
import { isHttps, setFixedHeaders } from '#lib/http/fixed-headers.ts'

/** The status of what is no request of ours, whatever it names; null for all others. */
function refusalOf({ method, nextUrl }: NextRequest): number | null {
  if (method === 'TRACE' || method === 'TRACK') return 405
  try {
    decodeURIComponent(nextUrl.pathname)
    return null
  } catch {
    // Next would answer a percent sign that stands for nothing with a bare 500.
    return 400
  }
}

/**
 * Headers for every page and answer: a content security policy with a nonce of its own, and what else a
 * browser should refuse. Nothing is authorised here: every verb does that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const isDevelopment = process.env.NODE_ENV === 'development'
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // React renders style attributes on the server, and positioned menus need them.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    // Signing in and out posts to us and is sent on to the identity provider.
    `form-action 'self'${process.env.OIDC_ISSUER ? ` ${new URL(process.env.OIDC_ISSUER).origin}` : ''}`,
    `frame-ancestors 'none'`,
    ...(isHttps() ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-request-id', crypto.randomUUID())
  const refused = refusalOf(request)
  const response =
    refused === null
      ? NextResponse.next({ request: { headers } })
      : new NextResponse(null, { status: refused })
  response.headers.set('content-security-policy', policy)
  setFixedHeaders(response.headers)
  return response
}

/**
 * What a build wrote is the same for everybody; its headers are in next.config.js. An event of AWS, which shows its
 * account's key, is posted by no browser: its route sets the headers, and a storm of events is spared this way.
 */
export const config = {
  matcher: [
    '/((?!_next/static/|api/events/aws/).*)',
    { source: '/api/events/aws/:path*', missing: [{ type: 'header', key: 'x-safeguards-key' }] },
  ],
}
