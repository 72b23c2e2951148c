import type { Metadata } from 'next'
import { loadTrailFilter } from '#components/trail/trail-filter.ts'
import { TrailView } from '#components/trail/trail-view.tsx'
import { pageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { trailPerPage } from '#lib/client/trail.ts'
import { listTrail } from '#lib/services/audit/list-trail.ts'

export const metadata: Metadata = { title: 'Audit trail' }

export default async function TrailPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const filter = loadTrailFilter(await searchParams)
  const page = await listTrail(ctx, { ...givenOf(filter), limit: trailPerPage })
  return (
    <TrailView
      of={{ slug: customer }}
      title="Audit trail"
      fileName={`trail-${customer}`}
      initialFilter={filter}
      initialPage={page}
    />
  )
}
