import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { AccountsView } from './_components/accounts-view.tsx'

export const metadata: Metadata = { title: 'AWS accounts' }

export default async function AccountsPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <AccountsView slug={customer} initialAccounts={await listAccounts(ctx)} />
}
