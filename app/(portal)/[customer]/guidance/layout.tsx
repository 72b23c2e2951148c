import type { ReactNode } from 'react'
import { GuidanceNav } from './_components/guidance-nav.tsx'

/** The contents at the left, the page beside them. */
export default async function GuidanceLayout({
  params,
  children,
}: {
  params: Promise<{ customer: string }>
  children: ReactNode
}) {
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <GuidanceNav slug={(await params).customer} />
      <div className="max-w-3xl min-w-0">{children}</div>
    </div>
  )
}
