'use client'

import { useQuery } from '@tanstack/react-query'
import Hand from 'lucide-react/icons/hand'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Pager } from '#components/table/pager.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Input } from '#components/ui/input.tsx'
import type { AccountRows } from '#lib/client/accounts.ts'
import { askAddress } from '#lib/client/addresses.ts'
import { exclusionsQuery } from '#lib/client/exclusions.ts'
import type { ExclusionCounts, ExclusionPage, ExclusionPolicyView } from '#lib/services/exclusions/views.ts'
import { exclusionColumns } from './exclusion-columns.tsx'
import { exclusionFilterParsers, type ShownExclusionFilter } from './exclusion-filter.ts'
import { LimitsDialog } from './limits-dialog.tsx'

const views = { active: 'Active', asked: 'Asked', ended: 'Ended' } as const
type View = keyof typeof views

function countOf(view: View, counts: ExclusionCounts): number {
  return view === 'active' ? counts.active + counts.suspended : counts[view]
}

/** A customer's exclusions: active, asked and ended. */
export function ExclusionsView({
  slug,
  initialFilter,
  initialPage,
  initialPolicy,
  accounts,
}: {
  slug: string
  initialFilter: ShownExclusionFilter
  initialPage: ExclusionPage
  initialPolicy: ExclusionPolicyView
  accounts: AccountRows
}) {
  const [filter, setFilter] = useQueryStates(exclusionFilterParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({
    ...exclusionsQuery(slug, filter),
    initialData: isInitial ? initialPage : undefined,
  })
  const view = filter.view ?? 'active'
  const columns = useMemo(() => exclusionColumns(slug, view), [slug, view])
  const table = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setFilter({ after }, { history: 'push' }))
  const ask = useRefusal('exclusion:ask')
  const counts = query.data?.counts ?? initialPage.counts
  return (
    <>
      <PageHead
        title={titleOf(counts)}
        action={
          <>
            <LimitsDialog slug={slug} initialPolicy={initialPolicy} accounts={accounts.rows} />
            {ask.disabled ? (
              <Button look="main" {...ask}>
                Ask for an exclusion
              </Button>
            ) : (
              <Link href={askAddress(slug)} className={buttonStyle({ look: 'main' })}>
                Ask for an exclusion
              </Link>
            )}
          </>
        }
      >
        {sentenceOf(counts)}
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-1.5">
        <div role="group" aria-label="Which exclusions" className="flex gap-1">
          {(Object.keys(views) as View[]).map((id) => (
            <Button
              key={id}
              look={id === view ? 'plain' : 'quiet'}
              aria-pressed={id === view}
              className={id === view ? 'font-[550]' : undefined}
              onClick={() => void setFilter({ view: id === 'active' ? null : id, after: null })}
            >
              {views[id]} <span className="text-ink-2">{figure(countOf(id, counts))}</span>
            </Button>
          ))}
        </div>
        <div className="w-full sm:w-56">
          <Input
            type="search"
            aria-label="Find by name"
            placeholder="Find by name"
            value={filter.q ?? ''}
            onChange={(event) =>
              void setFilter({ q: event.target.value === '' ? null : event.target.value, after: null })
            }
          />
        </div>
        <TableTools
          columns={columns}
          rows={query.data?.rows ?? []}
          view={table}
          fileName={`exclusions-${view}-${slug}`}
        />
      </div>
      <Live query={query} what="the exclusions" loading={<RowsLoading />}>
        {(page) => (
          <>
            <DataTable
              caption={`${views[view]} exclusions`}
              columns={columns}
              rows={page.rows}
              rowId={({ id }) => id}
              view={table}
              isRefreshing={query.isPlaceholderData}
              emptyState={
                filter.q !== null ? (
                  <State
                    icon={Hand}
                    title={`None is named “${filter.q}”`}
                    action={<Button onClick={() => void setFilter({ q: null })}>Show all</Button>}
                  >
                    Look for a part of the name, or in another list.
                  </State>
                ) : (
                  <State icon={Hand} title={emptyWords[view].title}>
                    {emptyWords[view].words}
                  </State>
                )
              }
            />
            <Pager
              pages={pages}
              shown={page.rows.length}
              total={page.total}
              next={page.next}
              what={whatOf(view, page.total)}
            />
          </>
        )}
      </Live>
    </>
  )
}

const emptyWords: Record<View, { title: string; words: string }> = {
  active: {
    title: 'Nothing is excluded',
    words: 'Every safeguard applies everywhere. An exclusion is for one resource, until an end.',
  },
  asked: { title: 'No request is open', words: 'What you ask for waits here until support decides.' },
  ended: { title: 'Nothing has ended yet', words: 'Exclusions that expired or were revoked are kept here.' },
}

/** Exclusions and requests may stand in one list: what has ended is neither alone. */
function whatOf(view: View, total: number): string {
  const one = { active: 'exclusion', asked: 'request', ended: 'entry' }[view]
  if (total === 1) return one
  return view === 'ended' ? 'entries' : `${one}s`
}

function titleOf({ active, suspended, asked }: ExclusionCounts): string {
  const parts = [
    active > 0 ? `${count(active, 'exclusion')} active` : '',
    suspended > 0 ? `${figure(suspended)} suspended` : '',
    asked > 0 ? `${count(asked, 'request')} open` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Nothing is excluded' : parts.join(', ')
}

function sentenceOf({ suspended, toAnswer }: ExclusionCounts): string {
  if (toAnswer > 0) return `Support asked ${count(toAnswer, 'question')}. Answer, and the request goes on.`
  if (suspended > 0)
    return 'What is suspended runs with other settings than were attested. Attest again, or let it go.'
  return 'An excluded resource stays failing in every count and export, marked excluded.'
}
