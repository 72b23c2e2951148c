import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listEntries } from '#lib/services/customers/list-entries.ts'
import { VisitsView } from './_components/visits-view.tsx'

export const metadata: Metadata = { title: 'Support’s visits' }

export default async function VisitsPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <VisitsView slug={customer} initialEntries={await listEntries(ctx)} />
}
