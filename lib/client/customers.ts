import { queryOptions } from '@tanstack/react-query'
import type { CustomerHome } from '#lib/services/customers/views.ts'
import { apiGet } from './api.ts'

export function customerPath(slug: string): string {
  return `/api/v1/customers/${encodeURIComponent(slug)}`
}

/** A customer's overview; read again every 10 seconds while the page is in view. */
export function homeQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'home'],
    queryFn: ({ signal }) => apiGet<CustomerHome>(`${customerPath(slug)}/home`, signal),
    refetchInterval: 10_000,
  })
}
