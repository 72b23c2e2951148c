import { redirect } from 'next/navigation'
import { trailAddress } from '#lib/client/addresses.ts'

export default async function EvidencePage({ params }: { params: Promise<{ customer: string }> }) {
  redirect(trailAddress((await params).customer))
}
