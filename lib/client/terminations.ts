import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { isOpenTermination } from '#lib/domain/enforcement/termination.ts'
import type { TerminationDetail, TerminationPage, TerminationRow } from '#lib/services/terminations/views.ts'
import { allPages, type AllRows } from './all-pages.ts'
import { apiGet, apiPost, queryString } from './api.ts'
import { customerPath } from './customers.ts'

export interface TerminationFilter {
  state: string | null
  account: string | null
  after: string | null
}

export const terminationsPerPage = 50

const whileOpenMs = 2_000
const otherwiseMs = 10_000

/** Read again every 2 seconds while a stop is under way, every 10 otherwise. */
export function terminationsQuery(slug: string, filter: TerminationFilter) {
  return queryOptions({
    queryKey: ['customers', slug, 'terminations', filter],
    queryFn: ({ signal }) =>
      apiGet<TerminationPage>(
        `${customerPath(slug)}/terminations${queryString({ ...filter, limit: terminationsPerPage })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.rows.some(({ state }) => isOpenTermination(state)) ? whileOpenMs : otherwiseMs,
  })
}

/** Every termination that a filter shows, from its first page on. */
export function allTerminations(slug: string, filter: TerminationFilter): Promise<AllRows<TerminationRow>> {
  const { signal } = new AbortController()
  return allPages((after) =>
    apiGet<TerminationPage>(
      `${customerPath(slug)}/terminations${queryString({ ...filter, after, limit: 200 })}`,
      signal,
    ),
  )
}

export function terminationQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'termination', id],
    queryFn: ({ signal }) =>
      apiGet<TerminationDetail>(`${customerPath(slug)}/terminations/${encodeURIComponent(id)}`, signal),
    refetchInterval: (query) =>
      query.state.data && isOpenTermination(query.state.data.state) ? whileOpenMs : otherwiseMs,
  })
}

/** Where a receipt is had as a file. */
export function receiptFile(slug: string, id: string, format: 'pdf' | 'json'): string {
  return `${customerPath(slug)}/terminations/${encodeURIComponent(id)}/${format}`
}

/** An act on a receipt; the receipt is read again after it. */
function useReceiptAct<Input>(slug: string, id: string, act: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) =>
      apiPost<undefined>(`${customerPath(slug)}/terminations/${encodeURIComponent(id)}/${act}`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers', slug, 'termination', id] }),
  })
}

export function useSettleHeldStop(slug: string, id: string) {
  return useReceiptAct<{ answer: 'release' | 'dismiss'; reason: string }>(slug, id, 'settle')
}

export function useDisputeTermination(slug: string, id: string) {
  return useReceiptAct<{ reason: string }>(slug, id, 'dispute')
}
