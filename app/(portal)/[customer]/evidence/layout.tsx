import type { ReactNode } from 'react'
import { EvidenceTabs } from './_components/evidence-tabs.tsx'

/** Reports, the framework view and the trail: three ways to the same evidence. */
export default async function EvidenceLayout({
  params,
  children,
}: {
  params: Promise<{ customer: string }>
  children: ReactNode
}) {
  return (
    <>
      <EvidenceTabs slug={(await params).customer} />
      {children}
    </>
  )
}
