import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { MemberRole } from '#lib/domain/people.ts'
import type { MadeInvitation, MemberPage } from '#lib/services/members/views.ts'
import { apiDelete, apiGet, apiPatch, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

/** A customer's people and invitations. */
export function membersQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'members'],
    queryFn: ({ signal }) => apiGet<MemberPage>(`${customerPath(slug)}/members`, signal),
    refetchInterval: 30_000,
  })
}

/** A write about people: what it answers, and then the list again. */
function useMembersWrite<Input, Answer>(slug: string, write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: membersQuery(slug).queryKey }),
  })
}

function memberPath(slug: string, personId: string): string {
  return `${customerPath(slug)}/members/${encodeURIComponent(personId)}`
}

export function useInvite(slug: string) {
  return useMembersWrite(slug, (input: { email: string; role: MemberRole }) =>
    apiPost<MadeInvitation>(`${customerPath(slug)}/invitations`, input),
  )
}

export function useWithdraw(slug: string) {
  return useMembersWrite(slug, (id: string) =>
    apiDelete(`${customerPath(slug)}/invitations/${encodeURIComponent(id)}`),
  )
}

export function useChangeRole(slug: string) {
  return useMembersWrite(slug, ({ personId, role }: { personId: string; role: MemberRole }) =>
    apiPatch<void>(memberPath(slug, personId), { role }),
  )
}

export function useRemoveMember(slug: string) {
  return useMembersWrite(slug, (personId: string) => apiDelete(memberPath(slug, personId)))
}

/** Looked over, and stays. */
export function useKeepMember(slug: string) {
  return useMembersWrite(slug, (personId: string) => apiPost<void>(`${memberPath(slug, personId)}/review`))
}

export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (token: string) => apiPost<{ slug: string }>('/api/v1/invitations/accept', { token }),
  })
}
