'use client'

import { useQuery } from '@tanstack/react-query'
import Radar from 'lucide-react/icons/radar'
import { useSearchParams } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { FigureLinks } from '#components/support/figure-links.tsx'
import { EnterCustomerDialog, type Entrance } from '#components/support/enter-customer-dialog.tsx'
import { DamagedFilters } from '#components/table/damaged-filters.tsx'
import { RowList } from '#components/table/row-list.tsx'
import { usePages } from '#components/table/use-pages.ts'
import { useTableView } from '#components/table/use-table-view.ts'
import { Input } from '#components/ui/input.tsx'
import { fleetAddress } from '#lib/client/addresses.ts'
import { damagedFilters } from '#lib/client/filter-parsers.ts'
import { allFleet, fleetQuery } from '#lib/client/fleet.ts'
import { fleetProblems, type FleetProblem, fleetProblemWords } from '#lib/domain/enforcement/fleet.ts'
import type { FleetSwitchView } from '#lib/services/enforcement/fleet-switch-view.ts'
import type { FleetPage } from '#lib/services/enforcement/list-fleet.ts'
import { fleetColumns } from './fleet-columns.tsx'
import { fleetFilterParsers, type ShownFleetFilter } from './fleet-filter.ts'
import { ProposeStop, SwitchHistory, SwitchState } from './fleet-switch.tsx'

const noFilter = { problem: null, customer: null, q: null, after: null }
/** What takes somebody of support; observing or an old template is only to know. */
const urgent: readonly FleetProblem[] = ['unsafe', 'blind', 'late', 'held', 'throttled', 'gaps']

/** Every account and region, worst first, and the switch that stops all enforcement. */
export function FleetView({
  initialFilter,
  initialPage,
  initialSwitch,
}: {
  initialFilter: ShownFleetFilter
  initialPage: FleetPage
  initialSwitch: FleetSwitchView
}) {
  const [filter, setFilter] = useQueryStates(fleetFilterParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({ ...fleetQuery(filter), initialData: isInitial ? initialPage : undefined })
  const [entering, setEntering] = useState<Entrance | null>(null)
  const { sweepIntervalSeconds, inventoryIntervalSeconds } = initialPage
  const columns = useMemo(
    () => fleetColumns({ onEnter: setEntering, sweepIntervalSeconds, inventoryIntervalSeconds }),
    [sweepIntervalSeconds, inventoryIntervalSeconds],
  )
  const view = useTableView(columns)
  const pages = usePages(filter.after, (after) => void setFilter({ after }, { history: 'push' }))
  const address = useSearchParams()
  const isFiltered = filter.problem !== null || filter.customer !== null || filter.q !== null
  const { counts, accounts, regions } = query.data ?? initialPage
  return (
    <>
      <PageHead title={titleOf(counts)} action={<ProposeStop initial={initialSwitch} />}>
        {count(regions, 'region')} of {count(accounts, 'account')} are watched.
      </PageHead>
      <SwitchState initial={initialSwitch} />
      <FigureLinks
        label="Regions by problem"
        links={fleetProblems.map((problem) => ({
          href: filter.problem === problem ? fleetAddress() : fleetAddress({ problem }),
          word: fleetProblemWords[problem].word,
          value: counts[problem],
          title: fleetProblemWords[problem].means,
          isChosen: filter.problem === problem,
        }))}
      />
      <DamagedFilters
        names={damagedFilters(fleetFilterParsers, address)}
        onClear={() => void setFilter(noFilter)}
      />
      <RowList
        query={query}
        what={{ all: 'the fleet', one: 'region' }}
        caption="Accounts and regions"
        columns={columns}
        rowId={({ accountId, region }) => `${accountId} ${region}`}
        view={view}
        pages={pages}
        fileName="fleet"
        readAll={() => allFleet(filter)}
        onClearFilters={isFiltered ? () => void setFilter(noFilter) : null}
        empty={{
          icon: Radar,
          title: 'No account is connected',
          words: 'Accounts appear here once a customer has proved their roles.',
          filteredTitle: 'No region matches these filters',
        }}
        filters={
          <>
            <div className="w-full sm:w-64">
              <Input
                type="search"
                aria-label="Find an account or region"
                placeholder="Customer, account or region"
                defaultValue={filter.q ?? ''}
                onChange={(event) => {
                  const q = event.target.value.trim()
                  void setFilter({ q: q === '' ? null : q, after: null }, { throttleMs: 300 })
                }}
              />
            </div>
            {filter.problem !== null && (
              <span className="text-ink-2">
                {fleetProblemWords[filter.problem].word}: {fleetProblemWords[filter.problem].means}
              </span>
            )}
          </>
        }
      />
      <SwitchHistory initial={initialSwitch} />
      <EnterCustomerDialog customer={entering} onClose={() => setEntering(null)} />
    </>
  )
}

/** The worst in words; the figures below have all of it. */
function titleOf(counts: FleetPage['counts']): string {
  const worst = fleetProblems.filter((problem) => urgent.includes(problem) && counts[problem] > 0).slice(0, 3)
  if (worst.length === 0) return 'The fleet is read in time'
  return worst
    .map((problem, index) => {
      const amount = index === 0 ? count(counts[problem], 'region') : figure(counts[problem])
      return `${amount} ${fleetProblemWords[problem].after}`
    })
    .join(', ')
}
