'use client'

import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { ResourceBody } from '#components/resources/resource-body.tsx'
import { ResourceStatus } from '#components/status/resource-status.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { resourceQuery } from '#lib/client/resources.ts'
import type { ResourceDetail } from '#lib/services/resources/views.ts'
import { Panel, useClosePanel } from './panel.tsx'

/** A resource beside its list. The list stays where it was. */
export function ResourcePanel({ slug, initialResource }: { slug: string; initialResource: ResourceDetail }) {
  const query = useQuery({ ...resourceQuery(slug, initialResource.id), initialData: initialResource })
  const close = useClosePanel()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [initialResource.id])
  return (
    <Panel label={initialResource.name}>
      <div className="mb-3 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2
            ref={title}
            tabIndex={-1}
            className="text-lg font-semibold tracking-tight wrap-anywhere outline-none"
          >
            {initialResource.name}
          </h2>
        </div>
        {/* A plain link, so that the same address opens as a page of its own. */}
        <a
          href={`/${slug}/resources/${encodeURIComponent(initialResource.id)}`}
          className={buttonStyle({ look: 'quiet', size: 'small' })}
        >
          Open as page
        </a>
        <Button look="quiet" size="icon" aria-label="Close" onClick={close} className="size-7">
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <Live query={query} what="this resource" loading={<PageLoading />}>
        {(resource) => (
          <>
            <p className="mb-4">
              <ResourceStatus status={resource.status} excludedUntil={resource.excludedUntil} />
            </p>
            <ResourceBody slug={slug} resource={resource} />
          </>
        )}
      </Live>
    </Panel>
  )
}
