import { interactionPolicy } from 'oidc-provider'
import { findHintedPerson, type Person } from '#lib/sandbox/identity/people.ts'

/**
 * When the sign-in page is shown. oidc-provider's own checks cover no session, `prompt=login`, `max_age` and
 * `id_token_hint`. Ours adds `login_hint`: a session of somebody else does not answer it. Consent is never asked.
 */
export function signInPolicy(people: readonly Person[]): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  policy.get('login')?.checks.add(
    new interactionPolicy.Check(
      'login_hint',
      'login_hint and authenticated subject do not match',
      'login_required',
      ({ oidc }) => {
        const hint = oidc.params?.login_hint
        // Whoever was just chosen on the page stays chosen: a hint is no order.
        if (typeof hint !== 'string' || !oidc.session?.accountId || oidc.result?.login) return false
        return findHintedPerson(people, hint)?.subject !== oidc.session.accountId
      },
    ),
  )
  return policy
}
