import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { givenOf } from '#lib/client/given.ts'
import { listQueue } from '#lib/services/exclusions/list-queue.ts'
import { loadQueueFilter } from './_components/queue-filter.ts'
import { QueueView } from './_components/queue-view.tsx'

export const metadata: Metadata = { title: 'Queue' }

export default async function QueuePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await staffPageContext()
  const { id: _, ...filter } = loadQueueFilter(await searchParams)
  return <QueueView initialFilter={filter} initialPage={await listQueue(ctx, givenOf(filter))} />
}
