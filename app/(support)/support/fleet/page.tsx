import type { Metadata } from 'next'
import { orFirstPage, staffPageContext } from '#lib/auth/page-context.ts'
import { fleetPerPage } from '#lib/client/fleet.ts'
import { givenOf } from '#lib/client/given.ts'
import { getFleetSwitch } from '#lib/services/enforcement/get-fleet-switch.ts'
import { listFleet } from '#lib/services/enforcement/list-fleet.ts'
import { loadFleetFilter } from './_components/fleet-filter.ts'
import { FleetView } from './_components/fleet-view.tsx'

export const metadata: Metadata = { title: 'Fleet' }

export default async function FleetPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await staffPageContext()
  const filter = loadFleetFilter(await searchParams)
  const [page, fleetSwitch] = await Promise.all([
    orFirstPage(listFleet(ctx, { ...givenOf(filter), limit: fleetPerPage })),
    getFleetSwitch(ctx),
  ])
  return <FleetView initialFilter={filter} initialPage={page} initialSwitch={fleetSwitch} />
}
