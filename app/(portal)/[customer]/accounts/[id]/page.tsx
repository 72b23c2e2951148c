import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'
import { AccountView } from './_components/account-view.tsx'

export const metadata: Metadata = { title: 'AWS account' }

export default async function AccountPage({ params }: { params: Promise<{ customer: string; id: string }> }) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <AccountView slug={customer} initialAccount={await orPage(getAccount(ctx, { id }))} />
}
