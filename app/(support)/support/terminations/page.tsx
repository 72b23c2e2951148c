import type { Metadata } from 'next'
import { orFirstPage, staffPageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { overseenPerPage } from '#lib/client/oversight.ts'
import { listFleetTerminations } from '#lib/services/terminations/list-fleet-terminations.ts'
import { loadOverseenFilter } from './_components/overseen-filter.ts'
import { OverseenTerminations } from './_components/overseen-view.tsx'

export const metadata: Metadata = { title: 'Terminations' }

export default async function SupportTerminationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await staffPageContext()
  const { id: _, ...filter } = loadOverseenFilter(await searchParams)
  const page = await orFirstPage(listFleetTerminations(ctx, { ...givenOf(filter), limit: overseenPerPage }))
  return <OverseenTerminations initialFilter={filter} initialPage={page} />
}
