import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getTermination } from '#lib/services/terminations/get-termination.ts'
import { Receipt } from './_components/receipt.tsx'

export const metadata: Metadata = { title: 'Receipt' }

export default async function TerminationPage({
  params,
}: {
  params: Promise<{ customer: string; id: string }>
}) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <Receipt slug={customer} initialTermination={await orPage(getTermination(ctx, { id }))} />
}
