import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { listStaff } from '#lib/services/people/list-staff.ts'
import { StaffView } from './_components/staff-view.tsx'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage() {
  const ctx = await staffPageContext()
  return <StaffView initialStaff={await listStaff(ctx)} />
}
