import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { listRules } from '#lib/services/rules/list-rules.ts'
import { RulesView } from './_components/rules-view.tsx'

export const metadata: Metadata = { title: 'Rules' }

export default async function RulesPage() {
  const ctx = await staffPageContext()
  return <RulesView initial={await listRules(ctx)} />
}
