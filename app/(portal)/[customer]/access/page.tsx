import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getGroup } from '#lib/services/group/get-group.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { loadAccessView } from './_components/access-address.ts'
import { AccessView } from './_components/access-view.tsx'
import { NoAccounts } from './_components/no-accounts.tsx'

export const metadata: Metadata = { title: 'Access' }

export default async function AccessPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const { account } = loadAccessView(await searchParams)
  const { rows } = await listAccounts(ctx)
  const first = rows.find(({ status }) => status === 'connected') ?? rows[0]
  if (first === undefined) return <NoAccounts slug={customer} />
  const id = account ?? first.id
  const group = await orPage(getGroup(ctx, { id }))
  return <AccessView key={id} slug={customer} accounts={rows} initialGroup={group} />
}
