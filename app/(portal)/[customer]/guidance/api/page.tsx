import type { Metadata } from 'next'
import { portalDocument } from '#app/api/v1/openapi.json/portal-document.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { pageContext } from '#lib/auth/page-context.ts'
import { findGuidance } from '#lib/domain/guidance/guidance.ts'
import { PartTitle } from '../_components/part-title.tsx'
import { Parts } from '../_components/parts.tsx'
import { Operations } from './_components/operations.tsx'

export const metadata: Metadata = { title: 'API' }

export default async function ApiPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  await pageContext(customer)
  const section = findGuidance('api')
  return (
    <article>
      <PageHead
        title={section?.title}
        action={
          <a href="/api/v1/openapi.json" download="safeguards-openapi.json" className={buttonStyle()}>
            Download the OpenAPI document
          </a>
        }
      >
        {section?.summary}
      </PageHead>
      <Parts slug={customer} parts={section?.parts ?? []} />
      <section aria-labelledby="operations" className="mt-8">
        <PartTitle id="operations">What can be asked</PartTitle>
        <Operations document={portalDocument()} />
      </section>
    </article>
  )
}
