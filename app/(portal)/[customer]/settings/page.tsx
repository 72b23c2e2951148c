import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listMembers } from '#lib/services/members/list-members.ts'
import { PeopleView } from './_components/people-view.tsx'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <PeopleView slug={customer} initialPage={await listMembers(ctx)} />
}
