import type { ReactNode } from 'react'
import { SupportShell } from '#components/shell/support-shell.tsx'
import { staffPageContext } from '#lib/auth/page-context.ts'
import { getMe } from '#lib/services/people/get-me.ts'

export default async function SupportLayout({ children }: { children: ReactNode }) {
  const ctx = await staffPageContext()
  return <SupportShell me={getMe(ctx)}>{children}</SupportShell>
}
