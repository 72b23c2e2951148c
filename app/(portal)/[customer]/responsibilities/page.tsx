import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { getResponsibilities } from '#lib/services/raci/get-responsibilities.ts'
import { ResponsibilitiesView } from './_components/responsibilities-view.tsx'

export const metadata: Metadata = { title: 'Responsibilities' }

export default async function ResponsibilitiesPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <ResponsibilitiesView slug={customer} initial={await getResponsibilities(ctx)} />
}
