import type { Metadata } from 'next'
import { loadTrailFilter } from '#components/trail/trail-filter.ts'
import { TrailView } from '#components/trail/trail-view.tsx'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { trailPerPage } from '#lib/client/trail.ts'
import { listPortalTrail } from '#lib/services/audit/list-portal-trail.ts'
import { listStaffEntries } from '#lib/services/audit/list-staff-entries.ts'
import { EntriesTable } from './_components/entries-table.tsx'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await staffPageContext()
  const filter = loadTrailFilter(await searchParams)
  const [page, entries] = await Promise.all([
    listPortalTrail(ctx, { ...givenOf(filter), limit: trailPerPage }),
    listStaffEntries(ctx),
  ])
  return (
    <>
      <TrailView
        of="portal"
        title="What was done outside any customer"
        fileName="trail-portal"
        initialFilter={filter}
        initialPage={page}
      />
      <EntriesTable initial={entries} />
    </>
  )
}
