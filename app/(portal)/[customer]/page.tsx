import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { Overview } from './_components/overview.tsx'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <Overview slug={customer} initialHome={await getCustomerHome(ctx)} />
}
