import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listControls } from '#lib/services/evidence/list-controls.ts'
import { FrameworksView } from './_components/frameworks-view.tsx'

export const metadata: Metadata = { title: 'Frameworks' }

export default async function FrameworksPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <FrameworksView slug={customer} initial={await listControls(ctx)} />
}
