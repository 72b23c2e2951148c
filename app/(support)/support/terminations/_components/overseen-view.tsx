'use client'

import { useQuery } from '@tanstack/react-query'
import OctagonX from 'lucide-react/icons/octagon-x'
import { useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { FigureLinks } from '#components/support/figure-links.tsx'
import { EnterCustomerDialog, type Entrance } from '#components/support/enter-customer-dialog.tsx'
import { DataTable } from '#components/table/data-table.tsx'
import { Pager } from '#components/table/pager.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useSelection } from '#components/table/use-selection.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { Button } from '#components/ui/button.tsx'
import { queryString } from '#lib/client/api.ts'
import { allOverseen, overseenQuery } from '#lib/client/oversight.ts'
import type {
  OverseenPage,
  OverseenRow,
  OverseenView,
} from '#lib/services/terminations/list-fleet-terminations.ts'
import { overseenColumns } from './overseen-columns.tsx'
import { overseenParsers, type ShownOverseenFilter } from './overseen-filter.ts'
import { SettleBar } from './settle-bar.tsx'
import { TerminationBrief } from './termination-brief.tsx'

const viewWords: Record<OverseenView, { word: string; empty: string; means: string }> = {
  newest: {
    word: 'Newest',
    empty: 'No job was terminated',
    means: 'Every job that was stopped, or would have been, of every customer.',
  },
  held: {
    word: 'Held',
    empty: 'No stop is held',
    means: 'A backlog beyond what an account lets through. Release each, or let it run.',
  },
  blocked: {
    word: 'Refused by AWS',
    empty: 'AWS refuses no stop',
    means: 'For five minutes and longer. The account’s page names the missing action.',
  },
  disputed: {
    word: 'Disputed',
    empty: 'Nobody disputes a stop',
    means: 'A customer’s person says that a stop was wrong. Look at the rule, then answer.',
  },
}

/** Every customer's terminations, what waits for support first. */
export function OverseenTerminations({
  initialFilter,
  initialPage,
}: {
  initialFilter: ShownOverseenFilter
  initialPage: OverseenPage
}) {
  const [{ id: openId, ...filter }, setAddress] = useQueryStates(overseenParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({ ...overseenQuery(filter), initialData: isInitial ? initialPage : undefined })
  const [entering, setEntering] = useState<Entrance | null>(null)
  const address = useSearchParams().toString()
  const columns = useMemo(
    () =>
      overseenColumns(
        filter.view,
        (id) =>
          `/support/terminations${queryString({ ...Object.fromEntries(new URLSearchParams(address)), id })}`,
      ),
    [address, filter.view],
  )
  const view = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setAddress({ after, id: null }, { history: 'push' }))
  // What was picked in one view is not picked in another.
  const selection = useSelection<OverseenRow>(
    ({ customerName, accountName }) => `the stop in ${customerName}, ${accountName}`,
  )
  const close = useCallback(() => void setAddress({ id: null }), [setAddress])
  const counts = query.data?.counts ?? initialPage.counts
  const heldShown = query.data?.rows.filter(({ state }) => state === 'held') ?? []
  return (
    <>
      <PageHead title={titleOf(counts)}>{viewWords[filter.view].means}</PageHead>
      <FigureLinks
        label="What waits"
        links={(['newest', 'held', 'blocked', 'disputed'] as const).map((value) => ({
          href: `/support/terminations${queryString({ view: value, customer: filter.customer })}`,
          word: viewWords[value].word,
          value: value === 'newest' ? null : counts[value],
          title: viewWords[value].means,
          isChosen: filter.view === value,
        }))}
      />
      <div className="mb-3 flex flex-wrap items-center gap-1.5">
        {filter.customer !== null && (
          <Button look="quiet" onClick={() => void setAddress({ customer: null, after: null })}>
            Every customer
          </Button>
        )}
        {filter.view === 'held' && heldShown.length > 0 && (
          <Button
            onClick={() =>
              selection.setAll(
                heldShown.map((row) => ({ id: row.id, row })),
                true,
              )
            }
          >
            Select all {figure(heldShown.length)}
          </Button>
        )}
        <TableTools
          columns={columns}
          rows={query.data?.rows ?? []}
          view={view}
          fileName={`terminations-${filter.view}`}
          readAll={() => allOverseen(filter)}
        />
      </div>
      <SettleBar rows={[...selection.rows.values()]} onClear={selection.clear} />
      <div className="flex items-start gap-6">
        <div className="min-w-0 flex-1">
          <Live query={query} what="the terminations" loading={<RowsLoading />}>
            {(page) => (
              <>
                <DataTable
                  caption="Terminations of every customer"
                  columns={columns}
                  rows={page.rows}
                  rowId={({ id }) => id}
                  view={view}
                  selection={selection}
                  selectedId={openId ?? undefined}
                  isRefreshing={query.isPlaceholderData}
                  emptyState={
                    <State icon={OctagonX} title={viewWords[filter.view].empty}>
                      What comes appears here by itself.
                    </State>
                  }
                />
                <Pager
                  pages={pages}
                  shown={page.rows.length}
                  total={page.total}
                  next={page.next}
                  what={page.total === 1 ? 'termination' : 'terminations'}
                />
              </>
            )}
          </Live>
        </div>
        {openId !== null && (
          <TerminationBrief key={openId} id={openId} onClose={close} onEnter={setEntering} />
        )}
      </div>
      <EnterCustomerDialog customer={entering} onClose={() => setEntering(null)} />
    </>
  )
}

function titleOf({ held, blocked, disputed }: OverseenPage['counts']): string {
  const parts = [
    ...(held > 0 ? [count(held, 'held stop')] : []),
    ...(blocked > 0 ? [`${figure(blocked)} refused by AWS`] : []),
    ...(disputed > 0 ? [`${figure(disputed)} disputed`] : []),
  ]
  return parts.length === 0 ? 'No termination waits for you' : parts.join(', ')
}
