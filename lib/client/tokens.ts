import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { TokenScope } from '#lib/domain/tokens.ts'
import type { MadeToken, TokenRow } from '#lib/services/tokens/views.ts'
import { apiDelete, apiGet, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

export interface TokenRows {
  rows: TokenRow[]
}

/** A customer's tokens for its own programs; never their values. */
export function tokensQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'tokens'],
    queryFn: ({ signal }) => apiGet<TokenRows>(`${customerPath(slug)}/tokens`, signal),
    refetchInterval: 30_000,
  })
}

export function useCreateToken(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { name: string; scopes: TokenScope[]; days: number }) =>
      apiPost<MadeToken>(`${customerPath(slug)}/tokens`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery(slug).queryKey }),
  })
}

export function useRevokeToken(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => apiDelete(`${customerPath(slug)}/tokens/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery(slug).queryKey }),
  })
}
