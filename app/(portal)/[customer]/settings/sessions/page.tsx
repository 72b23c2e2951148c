import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listSessions } from '#lib/services/people/list-sessions.ts'
import { SessionsView } from './_components/sessions-view.tsx'

export const metadata: Metadata = { title: 'Your sessions' }

export default async function SessionsPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <SessionsView initialSessions={await listSessions(ctx)} />
}
