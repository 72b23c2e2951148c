'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useAcknowledge } from '#lib/client/responsibilities.ts'

const schema = z.object({
  name: z.string().trim().min(2, 'Write your full name.').max(120, 'At most 120 characters.'),
})

/** By name and date, for the customer. It stays in the record. */
export function AcknowledgeDialog({
  customer,
  isOpen,
  onClose,
  ...rest
}: {
  slug: string
  version: number
  name: string
  customer: string
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Acknowledge version ${rest.version}`}
      description={`You say for ${customer} that you have read who answers for what. Your name and today’s date are kept; this cannot be taken back.`}
    >
      <AcknowledgeForm {...rest} onDone={onClose} />
    </Dialog>
  )
}

function AcknowledgeForm({
  slug,
  version,
  name,
  onDone,
}: {
  slug: string
  version: number
  name: string
  onDone: () => void
}) {
  const acknowledge = useAcknowledge(slug)
  const { say } = useToast()
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name },
  })
  return (
    <Form
      submitLabel="Acknowledge"
      isSubmitting={acknowledge.isPending}
      submitError={formState.errors.name === undefined ? acknowledge.error : null}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          acknowledge.mutate(
            { version, ...values },
            {
              onSuccess: () => {
                say(`Version ${version} is acknowledged`)
                onDone()
              },
              onError: (error) => showFieldErrors(error, ['name'], setError),
            },
          ),
        )(event)
      }
    >
      <Field label="Your full name" error={formState.errors.name?.message}>
        {(parts) => <Input {...parts} {...register('name')} autoComplete="name" />}
      </Field>
    </Form>
  )
}
