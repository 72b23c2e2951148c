import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { exclusionsPerPage } from '#lib/client/exclusions.ts'
import { givenOf } from '#lib/client/given.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { getExclusionPolicy } from '#lib/services/exclusions/get-exclusion-policy.ts'
import { listExclusions } from '#lib/services/exclusions/list-exclusions.ts'
import { loadExclusionFilter } from './_components/exclusion-filter.ts'
import { ExclusionsView } from './_components/exclusions-view.tsx'

export const metadata: Metadata = { title: 'Exclusions' }

export default async function ExclusionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const filter = loadExclusionFilter(await searchParams)
  const [page, policy, accounts] = await Promise.all([
    listExclusions(ctx, { ...givenOf(filter), limit: exclusionsPerPage }),
    getExclusionPolicy(ctx),
    listAccounts(ctx),
  ])
  return (
    <ExclusionsView
      slug={customer}
      initialFilter={filter}
      initialPage={page}
      initialPolicy={policy}
      accounts={accounts}
    />
  )
}
