import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CustomerRow } from '#lib/services/customers/views.ts'
import { apiGet, apiPost } from './api.ts'

export interface CustomerRows {
  rows: CustomerRow[]
}

export const customersQuery = queryOptions({
  queryKey: ['support', 'customers'],
  queryFn: ({ signal }) => apiGet<CustomerRows>('/api/v1/support/customers', signal),
  refetchInterval: 30_000,
})

export function useCreateCustomer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { slug: string; name: string }) =>
      apiPost<CustomerRow>('/api/v1/support/customers', input),
    onSuccess: () => client.invalidateQueries({ queryKey: customersQuery.queryKey }),
  })
}

export function useEnterCustomer(slug: string) {
  return useMutation({
    mutationFn: (input: { reason: string }) =>
      apiPost<{ endsAt: string }>(`/api/v1/support/customers/${encodeURIComponent(slug)}/enter`, input),
  })
}
