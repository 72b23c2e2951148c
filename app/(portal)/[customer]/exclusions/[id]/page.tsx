import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getExclusion } from '#lib/services/exclusions/get-exclusion.ts'
import { ExclusionView } from './_components/exclusion-view.tsx'

export const metadata: Metadata = { title: 'Exclusion' }

export default async function ExclusionPage({
  params,
}: {
  params: Promise<{ customer: string; id: string }>
}) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <ExclusionView slug={customer} initialExclusion={await orPage(getExclusion(ctx, { id }))} />
}
