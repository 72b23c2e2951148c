import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { StaffEntryRow, TrailPage } from '#lib/services/audit/views.ts'
import { apiSaveFile, apiGet, queryString } from './api.ts'
import { customerPath } from './customers.ts'

/** What a trail's page asks for, the same words as in its address; null is "any". */
export interface TrailFilter {
  actor: string | null
  action: string | null
  resourceType: string | null
  resource: string | null
  from: string | null
  to: string | null
  after: number | null
}

export const trailPerPage = 50

/** A customer's trail, or the portal's own when there is no customer. */
export type TrailOf = { slug: string } | 'portal'

export function trailPath(of: TrailOf): string {
  return of === 'portal' ? '/api/v1/support/audit' : `${customerPath(of.slug)}/audit`
}

export function trailQueryOptions(of: TrailOf, filter: TrailFilter) {
  return queryOptions({
    queryKey: [...(of === 'portal' ? ['support'] : ['customers', of.slug]), 'trail', filter],
    queryFn: ({ signal }) =>
      apiGet<TrailPage>(`${trailPath(of)}${queryString({ ...filter, limit: trailPerPage })}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

/** Asks for an export, which signs a digest, and saves it. */
export function useExportTrail(of: TrailOf) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => apiSaveFile(`${trailPath(of)}/export`),
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: [...(of === 'portal' ? ['support'] : ['customers', of.slug]), 'trail'],
      }),
  })
}

export const staffEntriesQuery = queryOptions({
  queryKey: ['support', 'entries'],
  queryFn: ({ signal }) => apiGet<{ rows: StaffEntryRow[] }>('/api/v1/support/audit/entries', signal),
  refetchInterval: 30_000,
})
