import type { ReactNode } from 'react'
import { CustomerShell } from '#components/shell/customer-shell.tsx'
import { shellData } from '#lib/auth/page-context.ts'

export default async function CustomerLayout({
  params,
  children,
}: {
  params: Promise<{ customer: string }>
  children: ReactNode
}) {
  const { me, customer, entry } = await shellData((await params).customer)
  return (
    <CustomerShell me={me} customer={customer} entry={entry}>
      {children}
    </CustomerShell>
  )
}
