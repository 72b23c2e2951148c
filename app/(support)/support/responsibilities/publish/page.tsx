import type { Metadata } from 'next'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { listRaciVersions } from '#lib/services/raci/list-raci-versions.ts'
import { PublishForm } from '../_components/publish-form.tsx'

export const metadata: Metadata = { title: 'Publish responsibilities' }

export default async function PublishPage() {
  const ctx = await staffPageContext()
  const { versions } = await listRaciVersions(ctx)
  return versions[0] === undefined ? null : <PublishForm base={versions[0]} />
}
