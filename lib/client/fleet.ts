import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SwitchTurn } from '#lib/domain/enforcement/fleet-switch.ts'
import type { FleetSwitchView } from '#lib/services/enforcement/fleet-switch-view.ts'
import type { FleetPage, FleetRow } from '#lib/services/enforcement/list-fleet.ts'
import { allPages, type AllRows } from './all-pages.ts'
import { apiGet, apiPost, queryString } from './api.ts'

export interface FleetFilter {
  problem: string | null
  customer: string | null
  q: string | null
  after: string | null
}

const fleetPath = '/api/v1/support/fleet'
export const fleetPerPage = 100

export function fleetQuery(filter: FleetFilter) {
  return queryOptions({
    queryKey: ['support', 'fleet', filter],
    queryFn: ({ signal }) =>
      apiGet<FleetPage>(`${fleetPath}${queryString({ ...filter, limit: fleetPerPage })}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

/** Every region that a filter shows, from its first page on. */
export function allFleet(filter: FleetFilter): Promise<AllRows<FleetRow>> {
  const { signal } = new AbortController()
  return allPages((after) =>
    apiGet<FleetPage>(`${fleetPath}${queryString({ ...filter, after, limit: 200 })}`, signal),
  )
}

export const fleetSwitchQuery = queryOptions({
  queryKey: ['support', 'fleet-switch'],
  queryFn: ({ signal }) => apiGet<FleetSwitchView>(`${fleetPath}/switch`, signal),
  refetchInterval: 5_000,
})

/** After any hand on the switch: everything of the fleet is read again. */
function useSwitched(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: fleetSwitchQuery.queryKey })
    await client.invalidateQueries({ queryKey: ['support', 'fleet'] })
  }
}

export function useProposeFleetSwitch() {
  return useMutation({
    mutationFn: (input: { turn: SwitchTurn; reason: string }) =>
      apiPost<{ id: string }>(`${fleetPath}/switch`, input),
    onSettled: useSwitched(),
  })
}

export function useConfirmFleetSwitch(id: string) {
  return useMutation({
    mutationFn: (input: { turn: SwitchTurn }) =>
      apiPost<undefined>(`${fleetPath}/switch/${encodeURIComponent(id)}/confirm`, input),
    onSettled: useSwitched(),
  })
}

export function useWithdrawFleetProposal(id: string) {
  return useMutation({
    mutationFn: () => apiPost<undefined>(`${fleetPath}/switch/${encodeURIComponent(id)}/withdraw`),
    onSettled: useSwitched(),
  })
}
