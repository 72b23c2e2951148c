import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SessionRow } from '#lib/services/people/list-sessions.ts'
import { apiDelete, apiGet } from './api.ts'

export interface SessionRows {
  rows: SessionRow[]
}

/** One's own open sessions. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => apiGet<SessionRows>('/api/v1/sessions', signal),
  refetchInterval: 30_000,
})

export function useRevokeSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => apiDelete(`/api/v1/sessions/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
