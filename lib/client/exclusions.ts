import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  AskPreview,
  ExclusionDetail,
  ExclusionPage,
  ExclusionPolicyView,
} from '#lib/services/exclusions/views.ts'
import { apiGet, apiPost, queryString } from './api.ts'
import { customerPath } from './customers.ts'

export const exclusionViews = ['active', 'asked', 'ended'] as const

export interface ExclusionFilter {
  view: string | null
  q: string | null
  after: string | null
}

export const exclusionsPerPage = 50

const exclusionsPath = (slug: string) => `${customerPath(slug)}/exclusions`

export function exclusionsQuery(slug: string, filter: ExclusionFilter) {
  return queryOptions({
    queryKey: ['customers', slug, 'exclusions', filter],
    queryFn: ({ signal }) =>
      apiGet<ExclusionPage>(
        `${exclusionsPath(slug)}${queryString({ ...filter, limit: exclusionsPerPage })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
}

export function exclusionQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'exclusion', id],
    queryFn: ({ signal }) =>
      apiGet<ExclusionDetail>(`${exclusionsPath(slug)}/${encodeURIComponent(id)}`, signal),
    refetchInterval: 5_000,
  })
}

/** What an exclusion is asked for; the same words as the API's. */
export interface ExclusionSubject {
  accountId: string
  region: string
  resourceType: string
  safeguard: string
  names: string[]
  planned?: string
  endsAt: string
  extendsId?: string
}

export interface ExclusionAsk extends ExclusionSubject {
  draftId?: string
  reason: string
  ticket?: string
  isUrgent: boolean
  urgentBecause?: string
}

/** Reads what a request would say. Its end is left out of the key: it moves with the clock. */
export function previewQuery(slug: string, subject: ExclusionSubject, days: number) {
  const { endsAt: _, ...rest } = subject
  return queryOptions({
    queryKey: ['customers', slug, 'exclusion-preview', rest, days],
    queryFn: () => apiPost<AskPreview>(`${exclusionsPath(slug)}/preview`, subject),
    enabled: subject.names.length > 0 && subject.accountId !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

/** After any write about exclusions: read again whatever shows them. */
function useExclusionWritten(slug: string): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['customers', slug] })
}

export function useAskForExclusion(slug: string) {
  return useMutation({
    mutationFn: (input: ExclusionAsk & { isAttested: boolean; attestationVersion: number }) =>
      apiPost<{ id: string }>(exclusionsPath(slug), input),
    onSuccess: useExclusionWritten(slug),
  })
}

export function useDraftExclusion(slug: string) {
  return useMutation({
    mutationFn: (input: ExclusionAsk) => apiPost<{ id: string }>(`${exclusionsPath(slug)}/drafts`, input),
    onSuccess: useExclusionWritten(slug),
  })
}

export type ExclusionWrite =
  | { act: 'answer'; answer: string }
  | { act: 'withdraw' }
  | { act: 'revoke'; reason: string }
  | { act: 'attest'; isAttested: boolean; attestationVersion: number }

export function useWriteExclusion(slug: string, id: string) {
  return useMutation({
    mutationFn: ({ act, ...input }: ExclusionWrite) =>
      apiPost<{ id: string }>(`${exclusionsPath(slug)}/${encodeURIComponent(id)}/${act}`, input),
    onSuccess: useExclusionWritten(slug),
  })
}

export function exclusionPolicyQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'exclusion-policy'],
    queryFn: ({ signal }) => apiGet<ExclusionPolicyView>(`${exclusionsPath(slug)}/policy`, signal),
  })
}

export function useSetExclusionPolicy(slug: string) {
  return useMutation({
    mutationFn: (input: {
      maxDays: number
      secondApproverOverDays: number | null
      productionAccountIds: string[]
    }) => apiPost<ExclusionPolicyView>(`${exclusionsPath(slug)}/policy`, input),
    onSuccess: useExclusionWritten(slug),
  })
}

/** Where the browser downloads an exclusion's document. */
export function exclusionPdfPath(slug: string, id: string): string {
  return `${exclusionsPath(slug)}/${encodeURIComponent(id)}/pdf`
}
