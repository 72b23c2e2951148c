import type { Metadata } from 'next'
import { orFirstPage, pageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { terminationsPerPage } from '#lib/client/terminations.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { listTerminations } from '#lib/services/terminations/list-terminations.ts'
import { loadTerminationFilter } from './_components/termination-filter.ts'
import { TerminationsView } from './_components/terminations-view.tsx'

export const metadata: Metadata = { title: 'Terminations' }

export default async function TerminationsPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const filter = loadTerminationFilter(await searchParams)
  const [page, accounts] = await Promise.all([
    orFirstPage(listTerminations(ctx, { ...givenOf(filter), limit: terminationsPerPage })),
    listAccounts(ctx),
  ])
  return (
    <TerminationsView slug={customer} initialFilter={filter} initialPage={page} initialAccounts={accounts} />
  )
}
