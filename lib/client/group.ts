import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { isOpenChange } from '#lib/domain/group/change.ts'
import type {
  AccessRequestRow,
  ChangeRow,
  GroupView,
  OtherUser,
  PreventionView,
  PreviewRow,
  ReviewView,
} from '#lib/services/group/views.ts'
import { accountPath } from './accounts.ts'
import { apiGet, apiPost } from './api.ts'

const path = (slug: string, id: string) => `${accountPath(slug, id)}/group`
const keyOf = (slug: string, id: string) => ['customers', slug, 'group', id] as const

const whileOpenMs = 1_500
const otherwiseMs = 15_000

/** Read again every 1.5 seconds while a change or a reading is under way, every 15 otherwise. */
export function groupQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: [...keyOf(slug, id), 'state'],
    queryFn: ({ signal }) => apiGet<GroupView>(path(slug, id), signal),
    refetchInterval: (query) => {
      const { data } = query.state
      const isUnderWay = (state: ChangeRow['state']) => isOpenChange(state) && state !== 'waiting'
      return data && (data.isReading || data.changes.some(({ state }) => isUnderWay(state)))
        ? whileOpenMs
        : otherwiseMs
    },
  })
}

/** Thousands of names: read again when the group was, not by the clock. */
export function otherUsersQuery(slug: string, id: string, version: string) {
  return queryOptions({
    queryKey: [...keyOf(slug, id), 'others', version],
    queryFn: ({ signal }) => apiGet<{ rows: OtherUser[] }>(`${path(slug, id)}/users`, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  })
}

export function preventionQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: [...keyOf(slug, id), 'prevention'],
    queryFn: ({ signal }) => apiGet<PreventionView>(`${path(slug, id)}/prevention`, signal),
  })
}

export function reviewQuery(slug: string, id: string, reviewId: string) {
  return queryOptions({
    queryKey: [...keyOf(slug, id), 'review', reviewId],
    queryFn: ({ signal }) => apiGet<ReviewView>(`${path(slug, id)}/reviews/${reviewId}`, signal),
  })
}

export function reviewExportPath(slug: string, id: string, reviewId: string): string {
  return `${path(slug, id)}/reviews/${reviewId}/export`
}

export interface WantedUsers {
  add: string[]
  remove: string[]
}

export interface Why {
  reason: string
  ticket: string | null
  endsAt: string | null
}

/** Every write about the group shows in everything that is read of it. */
function useGroupWrite<Input, Answer>(slug: string, id: string, write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(slug, id) }),
  })
}

export function useRefreshGroup(slug: string, id: string) {
  return useGroupWrite(slug, id, () => apiPost(`${path(slug, id)}/refresh`))
}

export function previewQuery(slug: string, id: string, wanted: WantedUsers) {
  return queryOptions({
    queryKey: [...keyOf(slug, id), 'preview', wanted],
    queryFn: () => apiPost<{ rows: PreviewRow[]; waits: boolean }>(`${path(slug, id)}/preview`, wanted),
    gcTime: 0,
  })
}

export function useChangeGroup(slug: string, id: string) {
  return useGroupWrite(slug, id, (input: WantedUsers & Why) =>
    apiPost<{ changes: ChangeRow[] }>(`${path(slug, id)}/changes`, input),
  )
}

export function useDecideChange(slug: string, id: string, setId: string) {
  return useGroupWrite(slug, id, (decision: 'approve' | 'decline' | 'withdraw') =>
    apiPost(`${path(slug, id)}/changes/${setId}/decide`, { decision }),
  )
}

export function useRequestAccess(slug: string, id: string) {
  return useGroupWrite(slug, id, (input: Why & { userId: string }) =>
    apiPost<AccessRequestRow>(`${path(slug, id)}/requests`, input),
  )
}

export function useDecideRequest(slug: string, id: string, requestId: string) {
  return useGroupWrite(slug, id, (input: { decision: 'approved' | 'declined'; reason: string }) =>
    apiPost(`${path(slug, id)}/requests/${requestId}/decide`, input),
  )
}

export function useResolveDrift(slug: string, id: string) {
  return useGroupWrite(slug, id, (input: Why & { userId: string; how: 'adopt' | 'undo' }) =>
    apiPost(`${path(slug, id)}/drift`, input),
  )
}

export function useSetRules(slug: string, id: string) {
  return useGroupWrite(slug, id, (input: GroupView['rules']) => apiPost(`${path(slug, id)}/rules`, input))
}

export function useStartReview(slug: string, id: string) {
  return useGroupWrite(slug, id, () => apiPost<{ reviewId: string }>(`${path(slug, id)}/reviews`))
}

export function useReviewItems(slug: string, id: string, reviewId: string) {
  return useGroupWrite(
    slug,
    id,
    (input: { userIds: string[]; decision: 'kept' | 'removed'; reason: string }) =>
      apiPost<ReviewView>(`${path(slug, id)}/reviews/${reviewId}/items`, input),
  )
}

export function useFinishReview(slug: string, id: string, reviewId: string) {
  return useGroupWrite(slug, id, () => apiPost<ReviewView>(`${path(slug, id)}/reviews/${reviewId}/finish`))
}
