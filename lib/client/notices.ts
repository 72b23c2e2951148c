import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticeGroup } from '#lib/domain/notices.ts'
import type { NoticePage, NoticePreferences, NoticeRow, NoticeSummary } from '#lib/services/notices/views.ts'
import type { NoticePlace } from './addresses.ts'
import { allPages, type AllRows } from './all-pages.ts'
import { apiGet, apiPost, queryString } from './api.ts'
import { customerPath } from './customers.ts'

export interface NoticeFilter {
  group: NoticeGroup | null
  after: string | null
}

export const noticesPerPage = 50

function noticesPath(place: NoticePlace): string {
  return place === 'support' ? '/api/v1/support/notices' : `${customerPath(place.slug)}/notices`
}

/** Notices of one place lie under one key, so that all of them are read again together. */
function noticesKey(place: NoticePlace): string[] {
  return place === 'support' ? ['support', 'notices'] : ['customers', place.slug, 'notices']
}

/** What the bell shows, read again every 15 seconds; polling is no activity. */
export function noticeSummaryQuery(place: NoticePlace) {
  return queryOptions({
    queryKey: [...noticesKey(place), 'summary'],
    queryFn: ({ signal }) => apiGet<NoticeSummary>(`${noticesPath(place)}/summary`, signal),
    refetchInterval: 15_000,
  })
}

export function noticesQuery(place: NoticePlace, filter: NoticeFilter) {
  return queryOptions({
    queryKey: [...noticesKey(place), filter],
    queryFn: ({ signal }) =>
      apiGet<NoticePage>(`${noticesPath(place)}${queryString({ ...filter, limit: noticesPerPage })}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
}

/** Every notice that a filter shows, from its first page on. */
export function allNotices(place: NoticePlace, filter: NoticeFilter): Promise<AllRows<NoticeRow>> {
  const { signal } = new AbortController()
  return allPages((after) =>
    apiGet<NoticePage>(`${noticesPath(place)}${queryString({ ...filter, after, limit: 200 })}`, signal),
  )
}

/** The notices about one thing, such as a termination, with whom they went to. */
export function noticesAboutQuery(slug: string, resource: string) {
  return queryOptions({
    queryKey: [...noticesKey({ slug }), 'about', resource],
    queryFn: ({ signal }) =>
      apiGet<NoticePage>(`${noticesPath({ slug })}${queryString({ resource })}`, signal),
    refetchInterval: 5_000,
  })
}

export function useMarkNoticesRead(place: NoticePlace) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (until: string) => apiPost<void>(`${noticesPath(place)}/read`, { until }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesKey(place) }),
  })
}

export function noticePreferencesQuery(slug: string) {
  return queryOptions({
    queryKey: [...noticesKey({ slug }), 'preferences'],
    queryFn: ({ signal }) => apiGet<NoticePreferences>(`${noticesPath({ slug })}/preferences`, signal),
  })
}

export function useSetNoticePreferences(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (groups: NoticeGroup[]) => apiPost<void>(`${noticesPath({ slug })}/preferences`, { groups }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticePreferencesQuery(slug).queryKey }),
  })
}
