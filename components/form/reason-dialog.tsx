'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Textarea } from '#components/ui/textarea.tsx'

const schema = z.object({
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500, 'At most 500 characters.'),
  ticket: z.string().trim().max(60, 'At most 60 characters.'),
  endsAt: z.string(),
})

/** What was written. Ticket and end are null where they were not asked for, or left empty. */
interface Why {
  reason: string
  ticket: string | null
  endsAt: string | null
}

interface Act {
  mutate: (why: Why, options: { onSuccess: () => void; onError: (error: Error) => void }) => void
  isPending: boolean
  error: Error | null
}

/** What the form's day and time mean: UTC, as everything exact in the portal. */
function toInstant(local: string): string | null {
  if (local === '') return null
  const at = new Date(`${local}${local.length === 16 ? ':00' : ''}Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

interface Given {
  title: string
  description: ReactNode
  submitLabel: string
  /** Ask for an end as well as the reason and the ticket. */
  hasEnd?: boolean
  hasTicket?: boolean
  /** Under the reason: who reads it. */
  help?: string
  act: Act
  onClose: () => void
  onDone?: () => void
  children?: ReactNode
}

/** An act with its reason, and a ticket and an end where they are asked for. */
export function ReasonDialog({ isOpen, ...given }: Given & { isOpen: boolean }) {
  return (
    <Dialog isOpen={isOpen} onClose={given.onClose} title={given.title} description={given.description}>
      {given.children}
      <ReasonForm {...given} />
    </Dialog>
  )
}

const keptWords = 'Kept with the change. Never write patient data.'

function ReasonForm({
  submitLabel,
  hasEnd = false,
  hasTicket = true,
  help = keptWords,
  act,
  onClose,
  onDone,
}: Given) {
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '', ticket: '', endsAt: '' },
  })
  const { errors } = formState
  return (
    <Form
      submitLabel={submitLabel}
      isSubmitting={act.isPending}
      submitError={act.error}
      onCancel={onClose}
      onSubmit={(event) =>
        void handleSubmit(({ reason, ticket, endsAt }) =>
          act.mutate(
            { reason, ticket: ticket === '' ? null : ticket, endsAt: toInstant(endsAt) },
            {
              onSuccess: () => {
                onDone?.()
                onClose()
              },
              onError: (error) => void showFieldErrors(error, ['reason', 'ticket', 'endsAt'], setError),
            },
          ),
        )(event)
      }
    >
      <Field label="Reason" help={help} error={errors.reason?.message}>
        {(parts) => <Textarea {...parts} rows={2} {...register('reason')} />}
      </Field>
      {(hasTicket || hasEnd) && (
        <div className="grid gap-4">
          {hasTicket && (
            <Field label="Ticket" help="Optional." error={errors.ticket?.message}>
              {(parts) => <Input {...parts} {...register('ticket')} />}
            </Field>
          )}
          {hasEnd && (
            <Field
              label="Ends (UTC)"
              help="Optional. The portal removes the user then."
              error={errors.endsAt?.message}
            >
              {(parts) => <Input {...parts} type="datetime-local" step={1} {...register('endsAt')} />}
            </Field>
          )}
        </div>
      )}
    </Form>
  )
}
