import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import { renderMessage } from '#lib/sandbox/identity/page.ts'
import { readForm } from '#lib/sandbox/identity/read-form.ts'
import { sendPage } from '#lib/sandbox/identity/send-page.ts'
import { renderSignInPage } from '#lib/sandbox/identity/sign-in-page.ts'
import type { Person } from '#lib/sandbox/identity/people.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

const prefix = '/sign-in/'

/** Where one sign-in is asked for. */
export function signInPath(interactionUid: string): string {
  return `${prefix}${interactionUid}`
}

/** The sign-in page and what its buttons post, as a middleware of the provider. */
export function signInPages(provider: Provider, people: readonly Person[]) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (!ctx.path.startsWith(prefix)) return next()
    const interaction = await findInteraction(provider, ctx)
    if (!interaction) {
      ctx.status = 400
      return sendPage(
        ctx,
        renderMessage('This sign-in is over', 'Go back to where you came from and start again.'),
      )
    }
    if (ctx.method === 'POST') return answer(provider, people, interaction, ctx)
    ctx.status = 200
    const { login_hint: hint, client_id: clientId } = interaction.params
    sendPage(
      ctx,
      renderSignInPage({
        people,
        clientId: String(clientId),
        loginHint: typeof hint === 'string' && hint !== '' ? hint : null,
      }),
    )
  }
}

async function answer(
  provider: Provider,
  people: readonly Person[],
  interaction: Interaction,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  const form = await readForm(ctx.req)
  if (form.has('cancel')) {
    const result = { error: 'access_denied', error_description: 'the sign-in was cancelled' }
    return redirect(ctx, await provider.interactionResult(ctx.req, ctx.res, result))
  }
  const person = people.find(({ subject }) => subject === form.get('subject'))
  if (!person) {
    ctx.status = 400
    return sendPage(ctx, renderMessage('Nobody by that name', 'Go back and choose one of the people listed.'))
  }
  if (interaction.session && interaction.session.accountId !== person.subject) {
    await forgetOther(provider, interaction, ctx)
  }
  const login = { accountId: person.subject, remember: false }
  redirect(ctx, await provider.interactionResult(ctx.req, ctx.res, { login }))
}

async function findInteraction(provider: Provider, ctx: KoaContextWithOIDC): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res)
    return signInPath(interaction.uid) === ctx.path ? interaction : null
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}

/**
 * Ends the session of whoever was signed in before. oidc-provider would do the same on resuming, by way of a
 * page that submits itself with a script (its actions/authorization/resume.js); this needs none.
 */
async function forgetOther(
  provider: Provider,
  interaction: Interaction,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  const session = await provider.Session.get(ctx)
  await session.destroy()
  interaction.session = undefined
  await interaction.persist()
}

function redirect(ctx: KoaContextWithOIDC, location: string): void {
  ctx.redirect(location)
  ctx.status = 303
}
