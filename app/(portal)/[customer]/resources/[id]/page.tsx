import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { ResourceView } from '../_components/resource-view.tsx'

export const metadata: Metadata = { title: 'Resource' }

export default async function ResourcePage({
  params,
}: {
  params: Promise<{ customer: string; id: string }>
}) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <ResourceView slug={customer} initialResource={await orPage(getResource(ctx, { id }))} />
}
