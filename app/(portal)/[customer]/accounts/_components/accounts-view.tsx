'use client'

import { useQuery } from '@tanstack/react-query'
import Cloud from 'lucide-react/icons/cloud'
import { useMemo } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { useTableView } from '#components/table/use-table-view.ts'
import { accountsQuery, type AccountRows } from '#lib/client/accounts.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import { accountColumns } from './account-columns.tsx'
import { ConnectLink } from './connect-link.tsx'

function sentenceOf(rows: AccountRow[]): string {
  const armed = rows.filter(({ status, mode }) => status === 'connected' && mode === 'armed').length
  const waiting = rows.filter(({ status }) => status !== 'connected').length
  if (rows.length === 0) return 'We read and guard only the accounts you connect.'
  const said = `${figure(armed)} of ${figure(rows.length)} armed.`
  return waiting === 0 ? said : `${said} ${waiting === 1 ? 'One needs' : `${figure(waiting)} need`} you.`
}

/** The connected AWS accounts and how each stands. */
export function AccountsView({ slug, initialAccounts }: { slug: string; initialAccounts: AccountRows }) {
  const query = useQuery({ ...accountsQuery(slug), initialData: initialAccounts })
  const columns = useMemo(() => accountColumns(slug), [slug])
  const view = useTableView(columns)
  const { rows } = query.data
  return (
    <>
      <PageHead
        title={rows.length === 0 ? 'No AWS account is connected' : count(rows.length, 'AWS account')}
        action={<ConnectLink slug={slug} />}
      >
        {sentenceOf(rows)}
      </PageHead>
      <div className="mb-2 flex">
        <TableTools columns={columns} rows={rows} view={view} fileName={`aws-accounts-${slug}`} />
      </div>
      <Live query={query} what="the AWS accounts" loading={<RowsLoading />}>
        {() => (
          <DataTable
            caption="AWS accounts"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={view}
            emptyState={
              <State icon={Cloud} title="Connect your first AWS account">
                You deploy one CloudFormation template; we prove that its roles let in us and nobody else. It
                takes about ten minutes.
              </State>
            }
          />
        )}
      </Live>
    </>
  )
}
