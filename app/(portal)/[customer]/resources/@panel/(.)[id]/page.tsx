import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getResource } from '#lib/services/resources/get-resource.ts'
import { ResourcePanel } from '../../_components/resource-panel.tsx'

export default async function ResourcePanelPage({
  params,
}: {
  params: Promise<{ customer: string; id: string }>
}) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <ResourcePanel slug={customer} initialResource={await orPage(getResource(ctx, { id }))} />
}
