import type { CoverageTimeline } from '#lib/services/enforcement/list-coverage.ts'
import type { WouldStop } from '#lib/services/enforcement/would-stop.ts'
import type { MadeEventKey } from '#lib/services/events/create-event-key.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { EnforcementMode } from '#lib/domain/accounts/account.ts'
import type { Partition } from '#lib/domain/accounts/regions.ts'
import type { AccountDetail, AccountHistoryRow, AccountRow } from '#lib/services/accounts/views.ts'
import { apiDelete, apiGet, apiPatch, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

export interface AccountRows {
  rows: AccountRow[]
}

export function accountsQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'accounts'],
    queryFn: ({ signal }) => apiGet<AccountRows>(`${customerPath(slug)}/accounts`, signal),
    refetchInterval: 15_000,
  })
}

export function accountPath(slug: string, id: string): string {
  return `${customerPath(slug)}/accounts/${encodeURIComponent(id)}`
}

/** Where the browser downloads the account's CloudFormation template. */
export function templatePath(slug: string, id: string): string {
  return `${accountPath(slug, id)}/template`
}

export function accountQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'account', id],
    queryFn: ({ signal }) => apiGet<AccountDetail>(accountPath(slug, id), signal),
    refetchInterval: 15_000,
  })
}

/** What was done with an account, and why. */
export function accountHistoryQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'account-history', id],
    queryFn: ({ signal }) =>
      apiGet<{ rows: AccountHistoryRow[] }>(`${accountPath(slug, id)}/history`, signal),
    refetchInterval: 30_000,
  })
}

export interface ConnectAccount {
  awsAccountId: string
  name: string
  partition: Partition
  regions: string[]
}

/** After any write about an account: show the answer at once, and read again what it changes. */
function useAccountWritten(slug: string): (account: AccountDetail) => Promise<void> {
  const client = useQueryClient()
  return async (account) => {
    client.setQueryData(accountQuery(slug, account.id).queryKey, account)
    await Promise.all([
      client.invalidateQueries({ queryKey: ['customers', slug, 'accounts'] }),
      client.invalidateQueries({ queryKey: ['customers', slug, 'home'] }),
      client.invalidateQueries({ queryKey: accountHistoryQuery(slug, account.id).queryKey }),
    ])
  }
}

export function useConnectAccount(slug: string) {
  return useMutation({
    mutationFn: (input: ConnectAccount) => apiPost<AccountDetail>(`${customerPath(slug)}/accounts`, input),
    onSuccess: useAccountWritten(slug),
  })
}

export function useProveAccount(slug: string, id: string) {
  return useMutation({
    mutationFn: () => apiPost<AccountDetail>(`${accountPath(slug, id)}/prove`),
    onSuccess: useAccountWritten(slug),
  })
}

/** When enforcement was in force, and why not; read again every minute. */
export function coverageQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'account', id, 'coverage'],
    queryFn: ({ signal }) => apiGet<CoverageTimeline>(`${accountPath(slug, id)}/coverage`, signal),
    refetchInterval: 60_000,
  })
}

/** What would be stopped if the account were armed and not paused now. */
export function wouldStopQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'account', id, 'would-stop'],
    queryFn: ({ signal }) => apiGet<WouldStop>(`${accountPath(slug, id)}/would-stop`, signal),
    refetchInterval: 15_000,
  })
}

export function useDelayArming(slug: string, id: string) {
  return useMutation({
    mutationFn: (input: { hours: number; reason: string }) =>
      apiPost<AccountDetail>(`${accountPath(slug, id)}/delay-arming`, input),
    onSuccess: useAccountWritten(slug),
  })
}

export function usePause(slug: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { hours: number; reason: string }) =>
      apiPost<undefined>(`${accountPath(slug, id)}/pause`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers', slug, 'account', id] }),
  })
}

export function useMakeEventKey(slug: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => apiPost<MadeEventKey>(`${accountPath(slug, id)}/event-key`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers', slug, 'account', id] }),
  })
}

export function useSetMode(slug: string, id: string) {
  return useMutation({
    mutationFn: (input: { mode: EnforcementMode; reason: string; shown?: string }) =>
      apiPost<AccountDetail>(`${accountPath(slug, id)}/mode`, input),
    onSuccess: useAccountWritten(slug),
  })
}

export function useEditAccount(slug: string, id: string) {
  return useMutation({
    mutationFn: (input: { name: string; regions: string[] }) =>
      apiPatch<AccountDetail>(accountPath(slug, id), input),
    onSuccess: useAccountWritten(slug),
  })
}

export function useDisconnect(slug: string, id: string) {
  return useMutation({
    mutationFn: (input: { reason: string }) =>
      apiPost<AccountDetail>(`${accountPath(slug, id)}/disconnect`, input),
    onSuccess: useAccountWritten(slug),
  })
}

/** Takes a draft back; whoever calls it leaves the account's page. */
export function useRemoveDraft(slug: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => apiDelete(accountPath(slug, id)),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: accountsQuery(slug).queryKey }),
        client.invalidateQueries({ queryKey: ['customers', slug, 'home'] }),
      ]),
  })
}
