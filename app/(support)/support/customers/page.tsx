import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'
import { CustomersView } from './_components/customers-view.tsx'

export const metadata: Metadata = { title: 'Customers' }

export default async function CustomersPage() {
  const ctx = await staffPageContext()
  return <CustomersView initialCustomers={await listCustomers(ctx)} />
}
