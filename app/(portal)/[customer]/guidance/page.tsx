import { redirect } from 'next/navigation'
import { guidanceAddress } from '#lib/client/addresses.ts'

export default async function GuidancePage({ params }: { params: Promise<{ customer: string }> }) {
  redirect(guidanceAddress((await params).customer, 'overview'))
}
