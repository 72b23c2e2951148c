import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '#components/shell/page-head.tsx'
import { pageContext } from '#lib/auth/page-context.ts'
import { findGuidance } from '#lib/domain/guidance/guidance.ts'
import type { Block } from '#lib/domain/guidance/section.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { getResponsibilities } from '#lib/services/raci/get-responsibilities.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import { Parts } from '../_components/parts.tsx'

type Given = { params: Promise<{ customer: string; section: string }> }

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: findGuidance((await params).section)?.title ?? 'Guidance' }
}

export default async function GuidanceSectionPage({ params }: Given) {
  const { customer, section: slug } = await params
  const ctx = await pageContext(customer)
  const section = findGuidance(slug)
  if (!section) notFound()
  const holds = (wanted: Block['kind']) =>
    section.parts.some(({ blocks }) => blocks.some(({ kind }) => kind === wanted))
  const [accounts, buckets] = holds('diagram')
    ? await Promise.all([listAccounts(ctx), listResources(ctx, { type: 's3-bucket', limit: 200 })])
    : [{ rows: [] }, { rows: [] }]
  const matrix = holds('matrix') ? (await getResponsibilities(ctx)).versions[0]?.rows : []
  return (
    <article>
      <PageHead title={section.title}>{section.summary}</PageHead>
      <Parts
        slug={customer}
        parts={section.parts}
        accounts={accounts.rows}
        buckets={buckets.rows}
        matrix={matrix}
      />
    </article>
  )
}
