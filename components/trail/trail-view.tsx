'use client'

import { useQuery } from '@tanstack/react-query'
import ScrollText from 'lucide-react/icons/scroll-text'
import { parseAsInteger, useQueryState, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { RowList } from '#components/table/row-list.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { type TrailOf, trailPath, trailQueryOptions, useExportTrail } from '#lib/client/trail.ts'
import type { TrailPage } from '#lib/services/audit/views.ts'
import { actionWords } from './action-words.ts'
import { trailColumns } from './trail-columns.tsx'
import { TrailEntry } from './trail-entry.tsx'
import { trailFilterParsers, type ShownTrailFilter } from './trail-filter.ts'

const noFilter = {
  actor: null,
  action: null,
  resourceType: null,
  resource: null,
  from: null,
  to: null,
  after: null,
}

/** A chain of acts: filtered and paged by its address, exported whole and signed. */
export function TrailView({
  of,
  title,
  fileName,
  initialFilter,
  initialPage,
}: {
  of: TrailOf
  title: string
  fileName: string
  initialFilter: ShownTrailFilter
  initialPage: TrailPage
}) {
  const [filter, setFilter] = useQueryStates(trailFilterParsers)
  const [openSeq, setOpenSeq] = useQueryState('row', parseAsInteger)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({
    ...trailQueryOptions(of, filter),
    initialData: isInitial ? initialPage : undefined,
  })
  const columns = useMemo(() => trailColumns((seq) => void setOpenSeq(seq)), [setOpenSeq])
  const view = useTableView(columns)
  const after = filter.after === null ? null : String(filter.after)
  const pages = usePages(
    after,
    (next) => void setFilter({ after: next === null ? null : Number(next) }, { history: 'push' }),
  )
  const exporting = useExportTrail(of)
  const { actors, actions, resourceTypes, digest, isSealing } = query.data ?? initialPage
  const isFiltered = Object.entries(filter).some(([key, value]) => key !== 'after' && value !== null)
  const open = query.data?.rows.find(({ seq }) => seq === openSeq)
  const change = (part: Partial<ShownTrailFilter>) => void setFilter({ ...part, after: null })
  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">
        <PageHead
          title={title}
          action={
            <>
              {isSealing && (
                <a href={`${trailPath(of)}/public-key`} className={buttonStyle({ look: 'plain' })}>
                  Public key
                </a>
              )}
              <Button
                look="main"
                isBusy={exporting.isPending}
                disabled={!isSealing}
                disabledReason="This portal has no signing key yet, so an export could not be verified."
                onClick={() => exporting.mutate()}
              >
                Export and sign
              </Button>
            </>
          }
        >
          Each row is linked to the one before it; nothing can be changed or taken away.{' '}
          {digest === null ? (
            isSealing ? (
              'No digest is signed yet.'
            ) : (
              'It is not signed: this portal has no signing key.'
            )
          ) : (
            <>
              Signed as far as row {digest.seq}, <RelativeTime at={digest.at} />.
            </>
          )}
        </PageHead>
        {exporting.error !== null && (
          <div className="mb-4">
            <Problem title="The trail could not be exported." error={exporting.error} />
          </div>
        )}
        <RowList
          query={query}
          what={{ all: 'the trail', one: 'act' }}
          caption={title}
          columns={columns}
          rowId={({ seq }) => String(seq)}
          view={view}
          pages={pages}
          fileName={fileName}
          {...(openSeq !== null && { selectedId: String(openSeq) })}
          onClearFilters={isFiltered ? () => void setFilter(noFilter) : null}
          empty={{
            icon: ScrollText,
            title: 'Nothing was done yet',
            words: 'Every act appears here, in the moment it is done.',
            filteredTitle: 'No act matches these filters',
          }}
          filters={
            <>
              <Select
                isInline
                label="Who"
                value={filter.actor ?? ''}
                choices={[
                  { value: '', label: 'Anybody' },
                  ...actors.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(actor) => change({ actor: actor || null })}
              />
              <Select
                isInline
                label="Act"
                value={filter.action ?? ''}
                choices={[
                  { value: '', label: 'Any act' },
                  ...actions.map((action) => ({ value: action, label: actionWords(action) })),
                ]}
                onChange={(action) => change({ action: action || null })}
              />
              <Select
                isInline
                label="To what"
                value={filter.resourceType ?? ''}
                choices={[
                  { value: '', label: 'Anything' },
                  ...resourceTypes.map((type) => ({ value: type, label: type.replaceAll('_', ' ') })),
                ]}
                onChange={(resourceType) => change({ resourceType: resourceType || null })}
              />
              <Input
                type="search"
                aria-label="Its id"
                placeholder="Its id, whole"
                className="w-40"
                defaultValue={filter.resource ?? ''}
                key={filter.resource ?? ''}
                onBlur={(event) => change({ resource: event.target.value.trim() || null })}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') change({ resource: event.currentTarget.value.trim() || null })
                }}
              />
              {(['from', 'to'] as const).map((end) => (
                <label key={end} className="flex items-center gap-1.5 text-sm text-ink-2">
                  {end === 'from' ? 'From' : 'To'}
                  <Input
                    type="date"
                    className="w-36"
                    value={filter[end] ?? ''}
                    onChange={(event) => change({ [end]: event.target.value || null })}
                  />
                </label>
              ))}
            </>
          }
        />
      </div>
      {open !== undefined && <TrailEntry row={open} onClose={() => void setOpenSeq(null)} />}
    </div>
  )
}
