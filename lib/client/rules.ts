import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ShadowJobRow } from '#lib/services/rules/list-shadow-jobs.ts'
import type { RuleState, Shadow } from '#lib/services/rules/views.ts'
import { apiGet, apiPost, queryString } from './api.ts'

const path = '/api/v1/support/rules'

export interface RuleRows {
  rows: RuleState[]
}

export const rulesQuery = queryOptions({
  queryKey: ['support', 'rules'],
  queryFn: ({ signal }) => apiGet<RuleRows>(path, signal),
  refetchInterval: 15_000,
})

/** A revision tried over the whole fleet. It takes a moment, so it is asked for again by hand or by an act. */
export function shadowQuery(safeguard: string, revision: number) {
  return queryOptions({
    queryKey: ['support', 'rules', 'shadow', safeguard, revision],
    queryFn: ({ signal }) => apiGet<Shadow>(`${path}/shadow${queryString({ safeguard, revision })}`, signal),
    staleTime: 60_000,
  })
}

/** Reading a customer's jobs is recorded in its trail: once, not again by itself. */
export function shadowJobsQuery(safeguard: string, revision: number, customer: string) {
  return queryOptions({
    queryKey: ['support', 'rules', 'jobs', safeguard, revision, customer],
    queryFn: ({ signal }) =>
      apiGet<{ rows: ShadowJobRow[]; total: number }>(
        `${path}/shadow/jobs${queryString({ safeguard, revision, customer })}`,
        signal,
      ),
    staleTime: Infinity,
  })
}

function useRulesWritten(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: rulesQuery.queryKey })
}

export function useProposeRevision() {
  return useMutation({
    mutationFn: (input: { safeguard: string; revision: number; shown: string; reason: string }) =>
      apiPost<{ id: string }>(`${path}/revisions`, input),
    onSettled: useRulesWritten(),
  })
}

export function useConfirmRevision(id: string) {
  return useMutation({
    mutationFn: (input: { shown: string }) =>
      apiPost<undefined>(`${path}/revisions/${encodeURIComponent(id)}/confirm`, input),
    onSettled: useRulesWritten(),
  })
}

export function useWithdrawRevision(id: string) {
  return useMutation({
    mutationFn: () => apiPost<undefined>(`${path}/revisions/${encodeURIComponent(id)}/withdraw`),
    onSettled: useRulesWritten(),
  })
}
