'use client'

import { useQuery } from '@tanstack/react-query'
import Boxes from 'lucide-react/icons/boxes'
import Link from 'next/link'
import { useParams, useSearchParams } from 'next/navigation'
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
      <RowList
        query={query}
        what={{ all: 'the resources', one: 'resource' }}
        caption="Resources"
        columns={columns}
        rowId={({ id }) => id}
        view={view}
        pages={pages}
        selection={selection}
        {...(selectedId !== undefined && { selectedId })}
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
        fileName={`resources-${slug}`}
        readAll={() => allResources(slug, filter)}
        loadingRows={12}
        hasOwnClear
        onClearFilters={search === '' || accounts.rows.length === 0 ? null : () => void setFilter(noFilter)}
        empty={{
          icon: Boxes,
          filteredTitle: 'No resource matches these filters',
          ...(accounts.rows.length === 0
            ? {
                title: 'No AWS account is connected yet',
                words: 'Connect one and what it has of SageMaker’s appears here.',
                action: (
                  <Link href={accountsAddress(slug)} className={buttonStyle({ look: 'main' })}>
                    Go to AWS accounts
                  </Link>
                ),
              }
            : {
                title: 'No resources found',
                words: 'We read the connected accounts and found nothing of SageMaker’s.',
              }),
        }}
        filters={
          <ResourceFilters
            filter={filter}
            accounts={accounts.rows}
            change={(change, options) => void setFilter({ ...change, after: null }, options)}
          />
        }
        below={(page) => (
          <>
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
      />
    </>
  )
}
