'use client'

import { useQuery } from '@tanstack/react-query'
import FileCheck from 'lucide-react/icons/file-check'
import { useMemo, useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { RowLink } from '#components/table/row-link.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Button } from '#components/ui/button.tsx'
import { reportAddress } from '#lib/client/addresses.ts'
import { reportFilePath, reportsQuery } from '#lib/client/evidence.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ReportRow, ReportScheduleView } from '#lib/services/evidence/views.ts'
import { MakeReportDialog } from './make-report-dialog.tsx'
import { ReportSchedule } from './report-schedule.tsx'

function reportColumns(slug: string): Column<ReportRow>[] {
  return [
    {
      id: 'period',
      header: 'Period',
      isKey: true,
      sortBy: ({ from }) => from,
      cell: ({ id, from, to }) => (
        <RowLink href={reportAddress(slug, id)}>
          {from.slice(0, 10)} to {to.slice(0, 10)}
        </RowLink>
      ),
      csv: ({ from, to }) => `${from} to ${to}`,
    },
    {
      id: 'accounts',
      header: 'Scope',
      cell: ({ accounts }) => count(accounts, 'account'),
      csv: ({ accounts }) => accounts,
    },
    {
      id: 'failing',
      header: 'Failing verdicts',
      align: 'end',
      sortBy: ({ atEnd }) => atEnd.failing,
      cell: ({ atEnd }) => `${figure(atEnd.failing)} of ${figure(atEnd.total)}`,
      csv: ({ atEnd }) => atEnd.failing,
    },
    {
      id: 'madeBy',
      header: 'Made by',
      sortBy: ({ madeBy }) => madeBy,
      cell: ({ madeBy, isScheduled }) => (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          {isScheduled ? <Badge>Monthly</Badge> : madeBy}
        </span>
      ),
      csv: ({ madeBy }) => madeBy,
    },
    {
      id: 'madeAt',
      header: 'Made',
      align: 'end',
      sortBy: ({ madeAt }) => madeAt,
      cell: ({ madeAt }) => <RelativeTime at={madeAt} />,
      csv: ({ madeAt }) => exactUtc(madeAt),
    },
    {
      id: 'files',
      header: 'Files',
      align: 'end',
      cell: ({ id, from }) => (
        <span className="inline-flex gap-1.5">
          {(['pdf', 'zip'] as const).map((format) => (
            <a
              key={format}
              href={reportFilePath(slug, id, format)}
              aria-label={`${format.toUpperCase()} of the report from ${from.slice(0, 10)}`}
              className={buttonStyle({ size: 'small' })}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      ),
      csv: () => null,
    },
  ]
}

/** What an auditor is handed: reports, kept as they were made. */
export function ReportsView({
  slug,
  initial,
  accounts,
  schedule,
}: {
  slug: string
  initial: { rows: ReportRow[] }
  accounts: AccountRow[]
  schedule: ReportScheduleView
}) {
  const query = useQuery({ ...reportsQuery(slug), initialData: initial })
  const [isMaking, setIsMaking] = useState(false)
  const columns = useMemo(() => reportColumns(slug), [slug])
  const refusal = useRefusal('report:make')
  const make = (
    <Button look="main" {...refusal} onClick={() => setIsMaking(true)}>
      Make a report
    </Button>
  )
  return (
    <>
      <PageHead
        title={query.data.rows.length === 0 ? 'No report yet' : count(query.data.rows.length, 'report')}
        action={make}
      >
        A report says what was protected in a period, how it was measured, and how anybody can check it. It is
        kept as it was made, for six years.
      </PageHead>
      <Live query={query} what="the reports" loading={<RowsLoading />}>
        {({ rows }) => (
          <DataTable
            caption="Evidence reports"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={FileCheck} title="No report was made yet" action={make}>
                Choose a period and accounts; the report is ready in a moment.
              </State>
            }
          />
        )}
      </Live>
      <ReportSchedule slug={slug} initial={schedule} />
      <MakeReportDialog
        slug={slug}
        accounts={accounts}
        isOpen={isMaking}
        onClose={() => setIsMaking(false)}
      />
    </>
  )
}
