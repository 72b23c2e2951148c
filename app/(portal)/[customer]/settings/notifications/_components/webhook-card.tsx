'use client'

import { useState } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { DeliveryLine } from '#components/notices/delivery-line.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { useToast } from '#components/ui/toast.tsx'
import {
  useChangeWebhook,
  useRemoveWebhook,
  useRotateWebhookSecret,
  useTestWebhook,
} from '#lib/client/webhooks.ts'
import { noticeGroupWords } from '#lib/domain/notices.ts'
import type { WebhookRow } from '#lib/services/notices/views.ts'
import { SecretOnce } from './secret-once.tsx'

/** One webhook: what it is told, its acts, and what became of its newest deliveries. */
export function WebhookCard({ slug, webhook }: { slug: string; webhook: WebhookRow }) {
  const { id, name, origin, groups, isEnabled, createdBy, createdAt, deliveries } = webhook
  const refusal = useRefusal('webhook:manage')
  const test = useTestWebhook(slug)
  const change = useChangeWebhook(slug)
  const rotate = useRotateWebhookSecret(slug)
  const remove = useRemoveWebhook(slug)
  const [asks, setAsks] = useState<'rotate' | 'remove' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [opened, setOpened] = useState<boolean | null>(null)
  const isOpen = opened ?? deliveries.some(({ state }) => state === 'failed' || state === 'given_up')
  const { say } = useToast()
  const off = { disabled: true, disabledReason: 'Switch it on first.' }
  const problem = test.error ?? change.error
  return (
    <li className="grid gap-2 border-b border-line py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-[550]">{name}</span>
            <code className="font-mono text-sm wrap-anywhere text-ink-2">{origin}</code>
            {!isEnabled && <Badge look="filled">Switched off</Badge>}
          </p>
          <p className="text-sm text-ink-2">
            Told of {groups.map((group) => noticeGroupWords[group].word.toLowerCase()).join(', ')}. Added by{' '}
            {createdBy} <RelativeTime at={createdAt} />.
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="small"
            isBusy={test.isPending}
            {...(isEnabled ? refusal : off)}
            onClick={() => test.mutate(id)}
          >
            Send a test
          </Button>
          <Button
            size="small"
            isBusy={change.isPending}
            {...refusal}
            onClick={() => change.mutate({ id, isEnabled: !isEnabled })}
          >
            {isEnabled ? 'Switch off' : 'Switch on'}
          </Button>
          <Button size="small" look="quiet" {...refusal} onClick={() => setAsks('rotate')}>
            New secret
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={`Remove ${name}`}
            {...refusal}
            onClick={() => setAsks('remove')}
          >
            Remove
          </Button>
        </div>
      </div>
      {problem !== null && <Problem title="That did not work." error={problem} />}
      {deliveries.length === 0 ? (
        <p className="text-sm text-ink-2">Nothing was sent yet.</p>
      ) : (
        <details open={isOpen}>
          <summary
            onClick={(event) => {
              // Ours to keep: a delivery that arrives must not close what is being read.
              event.preventDefault()
              setOpened(!isOpen)
            }}
            className="min-h-6 cursor-default rounded-sm text-sm text-ink-2 hover:text-ink"
          >
            The newest deliveries
          </summary>
          <ul aria-label={`Deliveries to ${name}`} className="mt-1">
            {deliveries.map((delivery) => (
              <DeliveryLine key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        </details>
      )}
      <ConfirmDialog
        isOpen={asks === 'rotate'}
        onClose={() => setAsks(null)}
        title={`Make another secret for ${name}?`}
        description="For 24 hours requests are signed with both, so that your program can change over meanwhile."
        submitLabel="Make another secret"
        act={{
          ...rotate,
          run: ({ onSuccess }) =>
            rotate.mutate(id, {
              onSuccess: (made) => {
                setSecret(made.secret)
                onSuccess()
              },
            }),
        }}
        onDone={() => setAsks(null)}
      />
      <ConfirmDialog
        isOpen={asks === 'remove'}
        onClose={() => setAsks(null)}
        title={`Remove ${name}?`}
        description="Nothing more is sent to it, what waits included. It cannot be taken back."
        submitLabel="Remove webhook"
        act={{ ...remove, run: (options) => remove.mutate(id, options) }}
        onDone={() => {
          setAsks(null)
          say(`${name} is removed`)
        }}
      />
      <Dialog
        isOpen={secret !== null}
        onClose={() => setSecret(null)}
        title="Copy the signing secret now"
        description="Your program checks with it that a request comes from us."
      >
        <SecretOnce secret={secret ?? ''} onDone={() => setSecret(null)} />
      </Dialog>
    </li>
  )
}
