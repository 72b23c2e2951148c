'use client'

import { useQuery } from '@tanstack/react-query'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { ResourceBody } from '#components/resources/resource-body.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { ResourceStatus } from '#components/status/resource-status.tsx'
import { resourceQuery } from '#lib/client/resources.ts'
import type { ResourceDetail } from '#lib/services/resources/views.ts'

/** A resource as a page of its own. */
export function ResourceView({ slug, initialResource }: { slug: string; initialResource: ResourceDetail }) {
  const query = useQuery({ ...resourceQuery(slug, initialResource.id), initialData: initialResource })
  return (
    <Live query={query} what="this resource" loading={<PageLoading />}>
      {(resource) => (
        <div className="max-w-4xl">
          <PageHead title={resource.name}>
            <ResourceStatus status={resource.status} excludedUntil={resource.excludedUntil} />
          </PageHead>
          <ResourceBody slug={slug} resource={resource} />
        </div>
      )}
    </Live>
  )
}
