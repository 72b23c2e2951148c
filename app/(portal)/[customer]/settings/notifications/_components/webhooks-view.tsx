'use client'

import { useQuery } from '@tanstack/react-query'
import Webhook from 'lucide-react/icons/webhook'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { Button } from '#components/ui/button.tsx'
import { type WebhookRows, webhooksQuery } from '#lib/client/webhooks.ts'
import { AddWebhookDialog } from './add-webhook-dialog.tsx'
import { WebhookCard } from './webhook-card.tsx'

/** The customer's programs that are told, each with what became of its newest deliveries. */
export function WebhooksView({ slug, initialWebhooks }: { slug: string; initialWebhooks: WebhookRows }) {
  const query = useQuery({ ...webhooksQuery(slug), initialData: initialWebhooks })
  const refusal = useRefusal('webhook:manage')
  const [isAdding, setIsAdding] = useState(false)
  return (
    <div className="mt-6.5 max-w-3xl">
      <Section
        title="Webhooks"
        aside={
          <Button size="small" {...refusal} onClick={() => setIsAdding(true)}>
            Add a webhook
          </Button>
        }
      >
        <Live query={query} what="the webhooks" loading={<RowsLoading rows={2} />}>
          {({ rows }) =>
            rows.length === 0 ? (
              <State icon={Webhook} title="No program is told">
                A webhook posts each notice, signed, to an https address of yours: a chat, a ticket system, a
                SIEM.
              </State>
            ) : (
              <ul className="border-t border-line">
                {rows.map((webhook) => (
                  <WebhookCard key={webhook.id} slug={slug} webhook={webhook} />
                ))}
              </ul>
            )
          }
        </Live>
      </Section>
      <AddWebhookDialog slug={slug} isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </div>
  )
}
