import type { KoaContextWithOIDC } from 'oidc-provider'
import { contentSecurityPolicy } from '#lib/sandbox/identity/page.ts'

/** What sending a page needs of Koa's context, with or without OpenID around it. */
export type PageContext = Pick<KoaContextWithOIDC, 'set' | 'type' | 'body'>

/** Answers with a page; the status stays as it was set. */
export function sendPage(ctx: PageContext, html: string): void {
  ctx.set('Content-Security-Policy', contentSecurityPolicy)
  ctx.set('Cache-Control', 'no-store')
  ctx.set('X-Content-Type-Options', 'nosniff')
  ctx.type = 'html'
  ctx.body = html
}
