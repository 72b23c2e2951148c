import { queryOptions, useMutation } from '@tanstack/react-query'
import type { CustomerHome } from '#lib/services/customers/views.ts'
import type { EntryRow } from '#lib/services/customers/list-entries.ts'
import { apiDownload, apiGet } from './api.ts'

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

export interface EntryRows {
  rows: EntryRow[]
}

/** Support's looks into this customer. */
export function entriesQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'entries'],
    queryFn: ({ signal }) => apiGet<EntryRows>(`${customerPath(slug)}/entries`, signal),
    refetchInterval: 30_000,
  })
}

/** The whole data of a customer, read to its last line; that line is missing when it was cut off. */
export function useExport(slug: string, onBytes: (bytes: number) => void) {
  return useMutation({
    mutationFn: async () => {
      const file = await apiDownload(`${customerPath(slug)}/export`, onBytes)
      const tail = await file.slice(-4000).text()
      if (!(tail.trimEnd().split('\n').at(-1) ?? '').startsWith('{"end":'))
        throw new Error('The file ended too early, so it was not kept. Try again.')
      return file
    },
  })
}
