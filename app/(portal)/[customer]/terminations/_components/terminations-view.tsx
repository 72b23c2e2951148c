'use client'

import { useQuery } from '@tanstack/react-query'
import OctagonX from 'lucide-react/icons/octagon-x'
import { useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { RowList } from '#components/table/row-list.tsx'
import { SelectionBar } from '#components/table/selection-bar.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useSelection } from '#components/table/use-selection.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { terminationStateWords } from '#components/terminations/termination-states.ts'
import { cutAccountId } from '#components/text/cut.ts'
import { Select } from '#components/ui/select.tsx'
import { accountsQuery, type AccountRows } from '#lib/client/accounts.ts'
import { damagedFilters } from '#lib/client/filter-parsers.ts'
import { allTerminations, terminationsQuery } from '#lib/client/terminations.ts'
import { isOpenTermination, terminationStates } from '#lib/domain/enforcement/termination.ts'
import type { TerminationPage, TerminationRow } from '#lib/services/terminations/views.ts'
import { terminationColumns } from './termination-columns.tsx'
import { terminationFilterParsers, type ShownTerminationFilter } from './termination-filter.ts'

const noFilter = { state: null, account: null, after: null }

/** Every job we stopped or meant to, live. */
export function TerminationsView({
  slug,
  initialFilter,
  initialPage,
  initialAccounts,
}: {
  slug: string
  initialFilter: ShownTerminationFilter
  initialPage: TerminationPage
  initialAccounts: AccountRows
}) {
  const [filter, setFilter] = useQueryStates(terminationFilterParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({
    ...terminationsQuery(slug, filter),
    initialData: isInitial ? initialPage : undefined,
  })
  const { data: accounts } = useQuery({ ...accountsQuery(slug), initialData: initialAccounts })
  const columns = useMemo(() => terminationColumns(slug), [slug])
  const view = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setFilter({ after }, { history: 'push' }))
  const address = useSearchParams()
  const selection = useSelection<TerminationRow>(({ jobName }) => jobName)
  const isFiltered = filter.state !== null || filter.account !== null
  const open = query.data?.rows.filter(({ state }) => isOpenTermination(state)).length ?? 0
  return (
    <>
      <PageHead title={titleOf(query.data, open, isFiltered)}>
        {open > 0
          ? 'Live: this page follows every stop until AWS says the job has stopped.'
          : 'New ones appear here by themselves.'}
      </PageHead>
      <DamagedFilters
        names={damagedFilters(terminationFilterParsers, address)}
        onClear={() => void setFilter(noFilter)}
      />
      <RowList
        query={query}
        what={{ all: 'the terminations', one: 'termination' }}
        caption="Terminations"
        columns={columns}
        rowId={({ id }) => id}
        view={view}
        pages={pages}
        selection={selection}
        fileName={`terminations-${slug}`}
        readAll={() => allTerminations(slug, filter)}
        onClearFilters={isFiltered ? () => void setFilter(noFilter) : null}
        empty={{
          icon: OctagonX,
          title: 'No job was terminated',
          words:
            'When a tuning job runs without encryption in transit in an armed account, it is stopped and its receipt appears here.',
          filteredTitle: 'No termination matches these filters',
        }}
        filters={
          <>
            <Select<(typeof terminationStates)[number] | ''>
              isInline
              label="State"
              value={filter.state ?? ''}
              choices={[
                { value: '', label: 'Any state' },
                ...terminationStates.map((value) => ({ value, label: terminationStateWords[value].word })),
              ]}
              onChange={(state) => void setFilter({ state: state === '' ? null : state, after: null })}
            />
            <Select
              isInline
              label="Account"
              value={filter.account ?? ''}
              choices={[
                { value: '', label: 'Any account' },
                ...accounts.rows.map(({ id, name, awsAccountId }) => ({
                  value: id,
                  label: `${name} ${cutAccountId(awsAccountId)}`,
                })),
              ]}
              onChange={(account) =>
                void setFilter({ account: account === '' ? null : account, after: null })
              }
            />
          </>
        }
        below={() => (
          <SelectionBar
            selection={selection}
            columns={view.shown}
            fileName={`terminations-${slug}`}
            what="termination"
          />
        )}
      />
    </>
  )
}

function titleOf(page: TerminationPage | undefined, open: number, isFiltered: boolean): string {
  if (page === undefined) return 'Terminations'
  if (open > 0) return `${open === 1 ? 'One job is' : `${figure(open)} jobs are`} being stopped`
  if (page.total === 0 && !isFiltered) return 'No job was terminated'
  return count(page.total, 'termination')
}
