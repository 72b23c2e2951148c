import type { Metadata } from 'next'
import { orFirstPage, pageContext } from '#lib/auth/page-context.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import { givenOf } from '#lib/client/given.ts'
import { resourcesPerPage } from '#lib/client/resources.ts'
import { loadResourceFilter } from './_components/resource-filter.ts'
import { ResourcesView } from './_components/resources-view.tsx'

export const metadata: Metadata = { title: 'Resources' }

export default async function ResourcesPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const filter = loadResourceFilter(await searchParams)
  const [page, accounts] = await Promise.all([
    orFirstPage(listResources(ctx, { ...givenOf(filter), limit: resourcesPerPage })),
    listAccounts(ctx),
  ])
  return (
    <ResourcesView slug={customer} initialFilter={filter} initialPage={page} initialAccounts={accounts} />
  )
}
