import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Brief, DecisionResult, QueuePage } from '#lib/services/exclusions/views.ts'
import { apiGet, apiPost, queryString } from './api.ts'

export interface QueueFilter {
  state: string | null
  customer: string | null
  urgent: string | null
}

const queuePath = '/api/v1/support/exclusions'

export function queueQuery(filter: QueueFilter) {
  return queryOptions({
    queryKey: ['support', 'queue', filter],
    queryFn: ({ signal }) => apiGet<QueuePage>(`${queuePath}${queryString({ ...filter })}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  })
}

/** Opening a brief is recorded in the customer's trail, once a quarter of an hour. */
export function briefQuery(id: string) {
  return queryOptions({
    queryKey: ['support', 'brief', id],
    queryFn: ({ signal }) => apiGet<Brief>(`${queuePath}/${encodeURIComponent(id)}`, signal),
    refetchInterval: 15_000,
  })
}

function useQueueWritten(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: ['support', 'queue'] })
    await client.invalidateQueries({ queryKey: ['support', 'brief'] })
  }
}

export type Decision =
  | { act: 'approve'; reason: string; names?: string[]; endsAt?: string }
  | { act: 'decline'; reason: string }
  | { act: 'ask'; question: string }

export function useDecide(id: string) {
  return useMutation({
    mutationFn: ({ act, ...input }: Decision) =>
      apiPost<{ id: string; state: string }>(`${queuePath}/${encodeURIComponent(id)}/${act}`, input),
    onSettled: useQueueWritten(),
  })
}

export function useDecideMany() {
  return useMutation({
    mutationFn: (input: { ids: string[]; act: 'approve' | 'decline'; reason: string }) =>
      apiPost<{ results: DecisionResult[] }>(`${queuePath}/decide`, input),
    onSuccess: useQueueWritten(),
  })
}
