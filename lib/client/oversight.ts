import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DisputeOutcome } from '#lib/domain/enforcement/dispute.ts'
import type { TerminationBrief } from '#lib/services/terminations/get-termination-brief.ts'
import type {
  OverseenPage,
  OverseenRow,
  OverseenView,
} from '#lib/services/terminations/list-fleet-terminations.ts'
import type { SettleResult } from '#lib/services/terminations/settle-held-stops.ts'
import { allPages, type AllRows } from './all-pages.ts'
import { apiGet, apiPost, queryString } from './api.ts'

export interface OverseenFilter {
  view: OverseenView
  customer: string | null
  after: string | null
}

const path = '/api/v1/support/terminations'
export const overseenPerPage = 100

export function overseenQuery(filter: OverseenFilter) {
  return queryOptions({
    queryKey: ['support', 'terminations', filter],
    queryFn: ({ signal }) =>
      apiGet<OverseenPage>(`${path}${queryString({ ...filter, limit: overseenPerPage })}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  })
}

/** Every termination that a filter shows, from its first page on. */
export function allOverseen(filter: OverseenFilter): Promise<AllRows<OverseenRow>> {
  const { signal } = new AbortController()
  return allPages((after) =>
    apiGet<OverseenPage>(`${path}${queryString({ ...filter, after, limit: 200 })}`, signal),
  )
}

/** Opening a brief is recorded in the customer's trail, once a quarter of an hour. */
export function terminationBriefQuery(id: string) {
  return queryOptions({
    queryKey: ['support', 'termination', id],
    queryFn: ({ signal }) => apiGet<TerminationBrief>(`${path}/${encodeURIComponent(id)}`, signal),
    refetchInterval: 5_000,
  })
}

function useOverseenWritten(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: ['support', 'terminations'] })
    await client.invalidateQueries({ queryKey: ['support', 'termination'] })
  }
}

export function useSettleHeldStops() {
  return useMutation({
    mutationFn: (input: { ids: string[]; answer: 'release' | 'dismiss'; reason: string }) =>
      apiPost<{ results: SettleResult[] }>(`${path}/settle`, input),
    onSettled: useOverseenWritten(),
  })
}

export function useAnswerDispute(id: string) {
  return useMutation({
    mutationFn: (input: { outcome: DisputeOutcome; answer: string }) =>
      apiPost<undefined>(`${path}/${encodeURIComponent(id)}/answer`, input),
    onSettled: useOverseenWritten(),
  })
}
