import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { escapeHtml, renderMessage, renderPage } from '#lib/sandbox/identity/page.ts'
import { sendPage } from '#lib/sandbox/identity/send-page.ts'

/**
 * Signs out without asking when the client said who it is, by `id_token_hint` or `client_id`. It runs after
 * oidc-provider's checks of both and of `post_logout_redirect_uri`, in place of the page that would confirm.
 * OpenID Connect RP-Initiated Logout 1.0 section 2 leaves the asking to the provider.
 */
export function signOutAtOnce(provider: Provider) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined
    if (oidc?.route !== 'end_session' || ctx.status !== 200 || !oidc.client) return

    await oidc.session?.destroy()
    ctx.cookies.set(provider.cookieName('session'), null, { overwrite: true, signed: true })
    ctx.redirect(afterwards(oidc))
    ctx.status = 303
  }
}

function afterwards(oidc: KoaContextWithOIDC['oidc']): string {
  const { post_logout_redirect_uri: uri, state } = oidc.params ?? {}
  if (typeof uri !== 'string') return oidc.urlFor('end_session_success')
  const location = new URL(uri)
  if (typeof state === 'string') location.searchParams.set('state', state)
  return location.href
}

/** Asks first when nobody said which client sent the person here. `form` is oidc-provider's, without buttons. */
export function askToSignOut(ctx: KoaContextWithOIDC, form: string): void {
  const content = `<p>You are signed in at ${escapeHtml(ctx.host)}.</p>
${form}
<ul>
<li><button form="op.logoutForm" name="logout" value="yes">Sign out</button></li>
<li><button form="op.logoutForm">Stay signed in</button></li>
</ul>`
  sendPage(ctx, renderPage('Sign out?', content))
}

/** The last page of a sign-out that leads nowhere else. */
export function saySignedOut(ctx: KoaContextWithOIDC): void {
  sendPage(ctx, renderMessage('You are signed out', 'You can close this page.'))
}
