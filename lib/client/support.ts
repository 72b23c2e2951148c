import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CustomerRow } from '#lib/services/customers/views.ts'
import type { MadeFirstInvitation } from '#lib/services/members/views.ts'
import type { StaffRow } from '#lib/services/people/list-staff.ts'
import { apiGet, apiPost } from './api.ts'

export interface CustomerRows {
  rows: CustomerRow[]
}

export const customersQuery = queryOptions({
  queryKey: ['support', 'customers'],
  queryFn: ({ signal }) => apiGet<CustomerRows>('/api/v1/support/customers', signal),
  refetchInterval: 30_000,
})

export function useCreateCustomer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { slug: string; name: string }) =>
      apiPost<CustomerRow>('/api/v1/support/customers', input),
    onSuccess: () => client.invalidateQueries({ queryKey: customersQuery.queryKey }),
  })
}

function supportPath(slug: string): string {
  return `/api/v1/support/customers/${encodeURIComponent(slug)}`
}

export function useEnterCustomer(slug: string) {
  return useMutation({
    mutationFn: (input: { reason: string }) =>
      apiPost<{ endsAt: string }>(`${supportPath(slug)}/enter`, input),
  })
}

export function useLeaveCustomer(slug: string) {
  return useMutation({ mutationFn: () => apiPost<void>(`${supportPath(slug)}/leave`) })
}

export function useInviteFirstAdmin(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { email: string }) =>
      apiPost<MadeFirstInvitation>(`${supportPath(slug)}/first-admin`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: customersQuery.queryKey }),
  })
}

export function useSetCustomerState(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { isClosed: boolean; legalHold: boolean; reason: string }) =>
      apiPost<void>(`${supportPath(slug)}/state`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: customersQuery.queryKey }),
  })
}

export interface StaffRows {
  rows: StaffRow[]
}

export const staffQuery = queryOptions({
  queryKey: ['support', 'staff'],
  queryFn: ({ signal }) => apiGet<StaffRows>('/api/v1/support/staff', signal),
  refetchInterval: 30_000,
})

export function useReviewStaff() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ personId, answer }: { personId: string; answer: 'keep' | 'remove' }) =>
      apiPost<void>(`/api/v1/support/staff/${encodeURIComponent(personId)}/review`, { answer }),
    onSuccess: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  })
}
