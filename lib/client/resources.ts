import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ResourceDetail, ResourcePage, ResourceRow } from '#lib/services/resources/views.ts'
import { allPages, type AllRows } from './all-pages.ts'
import { apiGet, queryString } from './api.ts'
import { customerPath } from './customers.ts'

export const resourceSorts = ['name', 'creationTime', 'status', 'instanceCount', 'lastSeenAt'] as const

/** What the resources' page asks for, the same words as in its address; null is "any". */
export interface ResourceFilter {
  q: string | null
  status: string | null
  type: string | null
  account: string | null
  region: string | null
  safeguard: string | null
  excluded: string | null
  sort: string | null
  order: string | null
  after: string | null
}

export const resourcesPerPage = 50

export function resourcesQuery(slug: string, filter: ResourceFilter) {
  return queryOptions({
    queryKey: ['customers', slug, 'resources', filter],
    queryFn: ({ signal }) =>
      apiGet<ResourcePage>(
        `${customerPath(slug)}/resources${queryString({ ...filter, limit: resourcesPerPage })}`,
        signal,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

/** Every resource that a filter shows, from its first page on. */
export function allResources(slug: string, filter: ResourceFilter): Promise<AllRows<ResourceRow>> {
  const { signal } = new AbortController()
  return allPages((after) =>
    apiGet<ResourcePage>(
      `${customerPath(slug)}/resources${queryString({ ...filter, after, limit: 500 })}`,
      signal,
    ),
  )
}

export function resourceQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'resource', id],
    queryFn: ({ signal }) =>
      apiGet<ResourceDetail>(`${customerPath(slug)}/resources/${encodeURIComponent(id)}`, signal),
    refetchInterval: 15_000,
  })
}
