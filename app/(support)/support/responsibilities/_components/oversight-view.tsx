'use client'

import { useQuery } from '@tanstack/react-query'
import Building2 from 'lucide-react/icons/building-2'
import Link from 'next/link'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { Changes } from '#components/raci/changes.tsx'
import { Legend } from '#components/raci/legend.tsx'
import { RaciTable } from '#components/raci/raci-table.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { useTableView } from '#components/table/use-table-view.ts'
import { dayUtc } from '#components/time/words.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Select } from '#components/ui/select.tsx'
import { raciOversightQuery } from '#lib/client/responsibilities.ts'
import { compareRaci } from '#lib/domain/raci.ts'
import type { RaciOversight } from '#lib/services/raci/views.ts'
import { oversightColumns } from './oversight-columns.tsx'

/** Support's side of the matrix: the version in force, what changed, and which customers have acknowledged it. */
export function OversightView({ initial }: { initial: RaciOversight }) {
  const query = useQuery({ ...raciOversightQuery, initialData: initial })
  return (
    <Live query={query} what="the responsibilities" loading={<PageLoading />}>
      {(data) => <Page data={data} />}
    </Live>
  )
}

function Page({ data }: { data: RaciOversight }) {
  const [version, setVersion] = useQueryState('version', parseAsInteger)
  const newest = data.versions[0]
  const columns = useMemo(() => oversightColumns(newest?.version ?? 0), [newest?.version])
  const view = useTableView(columns)
  const shown = data.versions.find((one) => one.version === version) ?? newest
  if (newest === undefined || shown === undefined) return null
  const before = data.versions.find((one) => one.version === shown.version - 1)
  const open = data.customers.filter(
    ({ acknowledgements }) => !acknowledgements.some((one) => one.version === newest.version),
  ).length
  return (
    <>
      <PageHead
        title={
          data.customers.length === 0
            ? `Version ${newest.version} is in force`
            : open === 0
              ? `Every customer has acknowledged version ${newest.version}`
              : `${count(open, 'customer')} ${open === 1 ? 'has' : 'have'} not acknowledged version ${newest.version}`
        }
        action={
          <Link href="/support/responsibilities/publish" className={buttonStyle({ look: 'main' })}>
            Write version {newest.version + 1}
          </Link>
        }
      >
        The matrix is the same for every customer. A new version does not replace the old ones.
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Select
          label="Version"
          value={String(shown.version)}
          choices={data.versions.map((one) => ({
            value: String(one.version),
            label: `Version ${one.version}, ${dayUtc(one.publishedAt)}`,
          }))}
          onChange={(next) => void setVersion(Number(next) === newest.version ? null : Number(next))}
        />
        <p className="min-w-0 flex-1 basis-64 text-ink-2">
          {shown.note} Published by {shown.publishedBy}.
        </p>
      </div>
      <RaciTable version={shown.version} rows={shown.rows} />
      <Legend />
      {before !== undefined && (
        <Section title={`What version ${shown.version} changed`}>
          <Changes changes={compareRaci(before.rows, shown.rows)} empty="No cell changed." />
        </Section>
      )}
      <Section
        title="Customers"
        aside={<TableTools columns={columns} rows={data.customers} view={view} fileName="acknowledgements" />}
      >
        <DataTable
          caption="Customers and what they acknowledged"
          columns={columns}
          rows={data.customers}
          rowId={({ customerId }) => customerId}
          view={view}
          emptyState={
            <State icon={Building2} title="No customers yet">
              Once there are customers, this says which of them have acknowledged the matrix.
            </State>
          }
        />
      </Section>
    </>
  )
}
