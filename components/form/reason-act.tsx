'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'

const schema = z.object({
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500, 'At most 500 characters.'),
})

/** A button for an act that asks for a reason and nothing else. */
export function ReasonAct({
  label,
  title,
  description,
  act,
  disabled = false,
  disabledReason = '',
  extra,
}: {
  /** The verb on the button and in the dialog. */
  label: string
  title: string
  description: string
  act: {
    isPending: boolean
    error: Error | null
    run: (reason: string, options: { onSuccess: () => void }) => void
  }
  disabled?: boolean
  disabledReason?: string
  extra?: ReactNode
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  return (
    <>
      <Button disabled={disabled} disabledReason={disabledReason} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={title} description={description}>
        <Form
          submitLabel={label}
          isSubmitting={act.isPending}
          submitError={act.error}
          onCancel={() => setIsOpen(false)}
          onSubmit={(event) =>
            void handleSubmit(({ reason }) => act.run(reason, { onSuccess: () => setIsOpen(false) }))(event)
          }
        >
          {extra}
          <Field
            label="Reason"
            help="Kept on the trail, which the customer reads. Never write patient data."
            error={formState.errors.reason?.message}
          >
            {(parts) => <Textarea {...parts} {...register('reason')} />}
          </Field>
        </Form>
      </Dialog>
    </>
  )
}
