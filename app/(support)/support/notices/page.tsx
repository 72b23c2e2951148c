import type { Metadata } from 'next'
import { loadNoticeFilter } from '#components/notices/notice-filter.ts'
import { NoticesView } from '#components/notices/notices-view.tsx'
import { orFirstPage, staffPageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { noticesPerPage } from '#lib/client/notices.ts'
import { listSupportNotices } from '#lib/services/notices/list-support-notices.ts'

export const metadata: Metadata = { title: 'Notices' }

export default async function SupportNoticesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await staffPageContext()
  const filter = loadNoticeFilter(await searchParams)
  const page = await orFirstPage(listSupportNotices(ctx, { ...givenOf(filter), limit: noticesPerPage }))
  return (
    <NoticesView slug={null} initialFilter={filter} initialPage={page}>
      What customers’ people and their accounts ask of support. Opening one leads into that customer.
    </NoticesView>
  )
}
