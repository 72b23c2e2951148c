import { randomBytes } from 'node:crypto'
import type { Configuration, JWK } from 'oidc-provider'
import { toClientMetadata, type IdentityClient } from '#lib/sandbox/identity/clients.ts'
import { grantAll, scopes } from '#lib/sandbox/identity/grants.ts'
import { renderMessage } from '#lib/sandbox/identity/page.ts'
import { signInPolicy } from '#lib/sandbox/identity/policy.ts'
import { sendPage } from '#lib/sandbox/identity/send-page.ts'
import { signInPath } from '#lib/sandbox/identity/sign-in.ts'
import { askToSignOut, saySignedOut } from '#lib/sandbox/identity/sign-out.ts'
import { createStore } from '#lib/sandbox/identity/store.ts'
import type { Person } from '#lib/sandbox/identity/people.ts'

const minute = 60
const hour = 60 * minute
const cookie = { signed: true, httpOnly: true, sameSite: 'lax' } as const

export interface Settings {
  port: number
  people: readonly Person[]
  clients: readonly IdentityClient[]
  signingKey: JWK
}

/** What we ask of oidc-provider: the code flow with PKCE and no more, so that discovery promises no more. */
export function buildConfiguration({ port, people, clients, signingKey }: Settings): Configuration {
  const off = { enabled: false } as const
  return {
    adapter: createStore(),
    clients: clients.map(toClientMetadata),
    jwks: { keys: [signingKey] },
    // Cookies ignore ports: without the port in their names, two providers on one host would sign each other out.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: `identity-${port}-session`,
        interaction: `identity-${port}-sign-in`,
        resume: `identity-${port}-resume`,
      },
      long: cookie,
      short: cookie,
    },
    responseTypes: ['code'],
    scopes: [...scopes],
    claims: {
      openid: ['sub'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      acr: null,
      auth_time: null,
      iss: null,
      sid: null,
    },
    // False puts the scopes' claims into the ID token itself, which is all next-auth reads by default.
    conformIdTokenClaims: false,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    pkce: { required: () => true },
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: saySignedOut },
    },
    interactions: { policy: signInPolicy(people), url: (_ctx, interaction) => signInPath(interaction.uid) },
    loadExistingGrant: grantAll,
    findAccount: (_ctx, subject) => {
      const person = people.find((candidate) => candidate.subject === subject)
      if (!person) return undefined
      const claims = { name: person.name, email: person.email, email_verified: person.emailVerified }
      return { accountId: subject, claims: () => ({ sub: subject, ...claims }) }
    },
    renderError: (ctx, { error, error_description: description }) => {
      sendPage(ctx, renderMessage('This request cannot be answered', description ?? error, `Error: ${error}`))
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: minute,
      Grant: 12 * hour,
      IdToken: hour,
      Interaction: hour,
      Session: 12 * hour,
    },
  }
}
