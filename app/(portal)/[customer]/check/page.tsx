import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { pageContext } from '#lib/auth/page-context.ts'
import { CheckView } from './_components/check-view.tsx'

export const metadata: Metadata = { title: 'Check a request' }

export default async function CheckPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  await pageContext(customer)
  return (
    <>
      <PageHead title="Check a request">
        Would this job run, or be terminated? Paste it before you launch it. What you paste is not stored.
      </PageHead>
      <CheckView slug={customer} />
    </>
  )
}
