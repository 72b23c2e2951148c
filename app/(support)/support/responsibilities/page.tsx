import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { listRaciVersions } from '#lib/services/raci/list-raci-versions.ts'
import { OversightView } from './_components/oversight-view.tsx'

export const metadata: Metadata = { title: 'Responsibilities' }

export default async function ResponsibilitiesPage() {
  const ctx = await staffPageContext()
  return <OversightView initial={await listRaciVersions(ctx)} />
}
