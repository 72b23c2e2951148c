import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { listTokens } from '#lib/services/tokens/list-tokens.ts'
import { TokensView } from './_components/tokens-view.tsx'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  return <TokensView slug={customer} initialTokens={await listTokens(ctx)} />
}
