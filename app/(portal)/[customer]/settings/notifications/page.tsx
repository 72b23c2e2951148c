import type { Metadata } from 'next'
import { pageContext } from '#lib/auth/page-context.ts'
import { getNoticePreferences } from '#lib/services/notices/get-notice-preferences.ts'
import { listWebhooks } from '#lib/services/webhooks/list-webhooks.ts'
import { MailPreferences } from './_components/mail-preferences.tsx'
import { WebhooksView } from './_components/webhooks-view.tsx'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage({ params }: { params: Promise<{ customer: string }> }) {
  const { customer } = await params
  const ctx = await pageContext(customer)
  const [preferences, webhooks] = await Promise.all([getNoticePreferences(ctx), listWebhooks(ctx)])
  return (
    <>
      <MailPreferences slug={customer} initialPreferences={preferences} />
      <WebhooksView slug={customer} initialWebhooks={webhooks} />
    </>
  )
}
