import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { getReport } from '#lib/services/evidence/get-report.ts'
import { ReportPage } from './_components/report-page.tsx'

export const metadata: Metadata = { title: 'Evidence report' }

export default async function EvidenceReportPage({
  params,
}: {
  params: Promise<{ customer: string; id: string }>
}) {
  const { customer, id } = await params
  const ctx = await pageContext(customer)
  return <ReportPage slug={customer} report={await orPage(getReport(ctx, { id }))} />
}
