import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listAccounts } from '#lib/services/accounts/list-accounts.ts'
import { getReportSchedule } from '#lib/services/evidence/get-report-schedule.ts'
import { listReports } from '#lib/services/evidence/list-reports.ts'
import { ReportsView } from './_components/reports-view.tsx'

export const metadata: Metadata = { title: 'Evidence' }

export default async function EvidencePage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const [reports, accounts, schedule] = await Promise.all([
    listReports(ctx),
    listAccounts(ctx),
    getReportSchedule(ctx),
  ])
  return <ReportsView slug={customer} initial={reports} accounts={accounts.rows} schedule={schedule} />
}
