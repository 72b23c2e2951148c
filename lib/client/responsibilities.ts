import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RaciEvidence, RaciRow } from '#lib/domain/raci.ts'
import type {
  AcknowledgementView,
  EvidencePanel,
  RaciOversight,
  RaciVersionView,
  Responsibilities,
} from '#lib/services/raci/views.ts'
import { apiGet, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

const path = (slug: string) => `${customerPath(slug)}/responsibilities`

export function responsibilitiesQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'responsibilities'],
    queryFn: ({ signal }) => apiGet<Responsibilities>(path(slug), signal),
    refetchInterval: 15_000,
  })
}

/** Read once when it is opened: reading attestations is recorded, so nothing polls it. */
export function raciEvidenceQuery(slug: string, source: RaciEvidence) {
  return queryOptions({
    queryKey: ['customers', slug, 'raci-evidence', source],
    queryFn: ({ signal }) => apiGet<EvidencePanel>(`${path(slug)}/evidence/${source}`, signal),
    staleTime: source === 'attestations' ? Infinity : 5_000,
    refetchOnWindowFocus: source !== 'attestations',
    refetchInterval: source === 'attestations' ? false : 15_000,
  })
}

/** Where the browser downloads a version. */
export function raciFilePath(slug: string, version: number, format: 'csv' | 'pdf'): string {
  return `${path(slug)}/versions/${version}/${format}`
}

export function useAcknowledge(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { version: number; name: string }) =>
      apiPost<AcknowledgementView>(`${path(slug)}/acknowledge`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: responsibilitiesQuery(slug).queryKey }),
  })
}

export const raciOversightQuery = queryOptions({
  queryKey: ['support', 'responsibilities'],
  queryFn: ({ signal }) => apiGet<RaciOversight>('/api/v1/support/responsibilities', signal),
  refetchInterval: 30_000,
})

export function usePublishRaci() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { basedOn: number; note: string; rows: RaciRow[] }) =>
      apiPost<RaciVersionView>('/api/v1/support/responsibilities', input),
    onSuccess: () => client.invalidateQueries({ queryKey: raciOversightQuery.queryKey }),
  })
}
