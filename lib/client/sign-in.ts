import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SignInView } from '#lib/services/sign-in/views.ts'
import { apiGet, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

/**
 * Leaves for a provider and comes back to `callbackUrl`. next-auth's own `signIn` knows only the providers that
 * it lists, and customers' are in no list. Throws where the portal cannot be reached or refuses.
 */
export async function startSignIn(
  signInWith: string,
  callbackUrl: string,
  asking: Record<string, string> = {},
): Promise<void> {
  const csrf = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const query = new URLSearchParams(asking).toString()
  const answer = await fetch(`/api/auth/signin/${signInWith}${query === '' ? '' : `?${query}`}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken: csrf.csrfToken, callbackUrl, json: 'true' }),
  })
  if (answer.status === 429) return window.location.assign('/sign-in?error=TooMany')
  if (answer.redirected) return window.location.assign(answer.url)
  const { url } = (await answer.json()) as { url: string }
  window.location.assign(url)
}

/** What a fresh sign-in asks of the provider: the password or key again, now. */
export const freshSignIn = { prompt: 'login', max_age: '0' }

/** How a customer's people sign in. */
export function signInQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'sign-in'],
    queryFn: ({ signal }) => apiGet<SignInView>(`${customerPath(slug)}/sign-in`, signal),
  })
}

function useSignInAct<Input>(slug: string, act: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => apiPost<undefined>(`${customerPath(slug)}/sign-in${act}`, input),
    // Not waited for: the part of the page that acted may be gone once it is read anew, before it said so.
    onSuccess: () => void client.invalidateQueries({ queryKey: ['customers', slug] }),
  })
}

export interface ProviderInput {
  issuer: string
  clientId: string
  clientSecret: string
  trustsEmail: boolean
}

export function useSaveProvider(slug: string) {
  return useSignInAct<ProviderInput>(slug, '')
}

export function useEnableProvider(slug: string) {
  return useSignInAct<undefined>(slug, '/enable')
}

export function useRequireProvider(slug: string) {
  return useSignInAct<{ isRequired: boolean }>(slug, '/required')
}

export function useLiftRequirement(slug: string) {
  return useSignInAct<{ reason: string }>(slug, '/lift')
}

export function useEndProvider(slug: string) {
  return useSignInAct<{ which: 'draft' | 'in_force' }>(slug, '/end')
}

/** Begins the test of the draft: a real sign-in that comes back to this page. */
export function useTestProvider(slug: string) {
  return useMutation({
    mutationFn: async () => {
      const { signInWith } = await apiPost<{ signInWith: string }>(`${customerPath(slug)}/sign-in/trial`)
      await startSignIn(signInWith, `/${slug}/settings/sign-in?trial=done`, freshSignIn)
    },
  })
}
