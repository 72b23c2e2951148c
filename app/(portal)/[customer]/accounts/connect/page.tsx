import type { Metadata } from 'next'
import { orPage, pageContext } from '#lib/auth/page-context.ts'
import { brokerPartition } from '#lib/services/accounts/broker-partition.ts'
import { getAccount } from '#lib/services/accounts/get-account.ts'
import { ConnectWizard } from './_components/connect-wizard.tsx'

export const metadata: Metadata = { title: 'Connect an AWS account' }

export default async function ConnectPage({
  params,
  searchParams,
}: {
  params: Promise<{ customer: string }>
  searchParams: Promise<{ account?: string | string[] }>
}) {
  const { customer } = await params
  const { account } = await searchParams
  const ctx = await pageContext(customer)
  return (
    <ConnectWizard
      slug={customer}
      partition={brokerPartition()}
      initialAccount={typeof account === 'string' ? await orPage(getAccount(ctx, { id: account })) : null}
    />
  )
}
