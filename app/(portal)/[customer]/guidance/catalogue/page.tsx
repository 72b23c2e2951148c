import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { pageContext } from '#lib/auth/page-context.ts'
import { findGuidance } from '#lib/domain/guidance/guidance.ts'
import { CatalogueView } from './_components/catalogue-view.tsx'

export const metadata: Metadata = { title: 'Catalogue' }

export default async function CataloguePage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  await pageContext(customer)
  const section = findGuidance('catalogue')
  return (
    <>
      <PageHead title={section?.title}>{section?.summary}</PageHead>
      <CatalogueView slug={customer} />
    </>
  )
}
