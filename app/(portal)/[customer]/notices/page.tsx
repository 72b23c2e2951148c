import type { Metadata } from 'next'
import Link from 'next/link'
import { loadNoticeFilter } from '#components/notices/notice-filter.ts'
import { NoticesView } from '#components/notices/notices-view.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { orFirstPage, pageContext } from '#lib/auth/page-context.ts'
import { settingsAddress } from '#lib/client/addresses.ts'
import { givenOf } from '#lib/client/given.ts'
import { noticesPerPage } from '#lib/client/notices.ts'
import { listNotices } from '#lib/services/notices/list-notices.ts'

export const metadata: Metadata = { title: 'Notices' }

export default async function NoticesPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const filter = loadNoticeFilter(await searchParams)
  const page = await orFirstPage(listNotices(ctx, { ...givenOf(filter), limit: noticesPerPage }))
  return (
    <NoticesView
      slug={customer}
      initialFilter={filter}
      initialPage={page}
      action={
        <Link href={settingsAddress(customer, 'notifications')} className={buttonStyle()}>
          Mail and webhooks
        </Link>
      }
    >
      What happened by itself or by others, and where else it went.
    </NoticesView>
  )
}
