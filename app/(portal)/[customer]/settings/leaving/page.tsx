import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { LeavingView } from './_components/leaving-view.tsx'

export const metadata: Metadata = { title: 'Leaving' }

export default async function LeavingPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  await pageContext(customer)
  return <LeavingView slug={customer} />
}
