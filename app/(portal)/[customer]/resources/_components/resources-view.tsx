'use client'

import { useQuery } from '@tanstack/react-query'
import Boxes from 'lucide-react/icons/boxes'
import Link from 'next/link'
import { useParams, useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { DataTable } from '#components/table/data-table.tsx'
import { Pager } from '#components/table/pager.tsx'
import { SelectionBar } from '#components/table/selection-bar.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useSelection } from '#components/table/use-selection.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { accountsQuery, type AccountRows } from '#lib/client/accounts.ts'
import { accountsAddress, checkAddress } from '#lib/client/addresses.ts'
import { damagedFilters } from '#lib/client/filter-parsers.ts'
import { allResources, resourcesQuery, resourceSorts } from '#lib/client/resources.ts'
import type { ResourcePage, ResourceRow } from '#lib/services/resources/views.ts'
import { resourceColumns } from './resource-columns.tsx'
import { resourceFilterParsers, type ShownResourceFilter } from './resource-filter.ts'
import { ResourceFilters } from './resource-filters.tsx'
import { resourcesSentence } from './resources-sentence.ts'

const noFilter = {
  q: null,
  status: null,
  type: null,
  account: null,
  region: null,
  safeguard: null,
  excluded: null,
  after: null,
}

/** Every resource in one table, filtered, sorted and paged by its address. */
export function ResourcesView({
  slug,
  initialFilter,
  initialPage,
  initialAccounts,
}: {
  slug: string
  initialFilter: ShownResourceFilter
  initialPage: ResourcePage
  initialAccounts: AccountRows
}) {
  const [filter, setFilter] = useQueryStates(resourceFilterParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({
    ...resourcesQuery(slug, filter),
    initialData: isInitial ? initialPage : undefined,
  })
  const { data: accounts } = useQuery({ ...accountsQuery(slug), initialData: initialAccounts })
  const address = useSearchParams()
  const search = address.toString()
  const columns = useMemo(() => resourceColumns(slug, search === '' ? '' : `?${search}`), [slug, search])
  const view = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setFilter({ after }, { history: 'push' }))
  const selection = useSelection<ResourceRow>(({ name }) => name)
  const { id: selectedId } = useParams<{ id?: string }>()
  const sort = filter.sort === null ? null : { id: filter.sort, order: filter.order ?? 'asc' }
  const total = query.data?.total
  return (
    <>
      <PageHead
        title={
          total === undefined ? 'Resources' : `${figure(total)} ${total === 1 ? 'resource' : 'resources'}`
        }
        action={
          <Link href={checkAddress(slug)} className={buttonStyle()}>
            Check a request
          </Link>
        }
      >
        {resourcesSentence(filter, accounts.rows)}
      </PageHead>
      <DamagedFilters
        names={damagedFilters(resourceFilterParsers, address)}
        onClear={() => void setFilter({ ...noFilter, sort: null, order: null })}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <ResourceFilters
          filter={filter}
          accounts={accounts.rows}
          change={(change, options) => void setFilter({ ...change, after: null }, options)}
        />
        <TableTools
          columns={columns}
          rows={query.data?.rows ?? []}
          view={view}
          fileName={`resources-${slug}`}
          readAll={() => allResources(slug, filter)}
        />
      </div>
      <Live query={query} what="the resources" loading={<RowsLoading rows={12} />}>
        {(page) => (
          <>
            <DataTable
              caption="Resources"
              columns={columns}
              rows={page.rows}
              rowId={({ id }) => id}
              view={view}
              selectedId={selectedId}
              selection={selection}
              isRefreshing={query.isPlaceholderData}
              serverSort={{
                sort,
                onSort: (next) => {
                  const known = resourceSorts.find((id) => id === next?.id) ?? null
                  void setFilter({
                    sort: known,
                    order: known === null ? null : (next?.order ?? null),
                    after: null,
                  })
                },
              }}
              emptyState={
                accounts.rows.length === 0 ? (
                  <State
                    icon={Boxes}
                    title="No AWS account is connected yet"
                    action={
                      <Link href={accountsAddress(slug)} className={buttonStyle({ look: 'main' })}>
                        Go to AWS accounts
                      </Link>
                    }
                  >
                    Connect one and what it has of SageMaker’s appears here.
                  </State>
                ) : search === '' ? (
                  <State icon={Boxes} title="No resources found">
                    We read the connected accounts and found nothing of SageMaker’s.
                  </State>
                ) : (
                  <State
                    icon={Boxes}
                    title="No resource matches these filters"
                    action={<Button onClick={() => void setFilter(noFilter)}>Clear filters</Button>}
                  >
                    Take one away, or clear them all.
                  </State>
                )
              }
            />
            <Pager
              pages={pages}
              shown={page.rows.length}
              total={page.total}
              next={page.next}
              what={page.total === 1 ? 'resource' : 'resources'}
            />
            <SelectionBar
              selection={selection}
              columns={view.shown}
              fileName={`resources-${slug}`}
              what="resource"
            />
            <p className="sr-only" role="status">
              {count(page.total, 'resource')} found
            </p>
          </>
        )}
      </Live>
    </>
  )
}
