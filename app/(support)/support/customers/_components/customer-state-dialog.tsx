'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useSetCustomerState } from '#lib/client/support.ts'
import type { CustomerRow } from '#lib/services/customers/views.ts'

const schema = z.object({
  isClosed: z.boolean(),
  legalHold: z.boolean(),
  reason: z
    .string()
    .trim()
    .min(5, 'Say why, such as the contract’s end or a case number.')
    .max(500, 'At most 500 characters.'),
})

/** Closing and opening a customer, and its legal hold: with a reason, on the record. */
export function CustomerStateDialog({
  customer,
  onClose,
}: {
  customer: CustomerRow | null
  onClose: () => void
}) {
  return (
    <Dialog
      isOpen={customer !== null}
      onClose={onClose}
      title={`State of ${customer?.name ?? ''}`}
      description="Nothing is deleted by either. The reason stays in the customer’s audit trail."
    >
      {customer !== null && <StateForm key={customer.id} customer={customer} onDone={onClose} />}
    </Dialog>
  )
}

function StateForm({ customer, onDone }: { customer: CustomerRow; onDone: () => void }) {
  const setState = useSetCustomerState(customer.slug)
  const { say } = useToast()
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { isClosed: customer.isClosed, legalHold: customer.legalHold, reason: '' },
  })
  return (
    <Form
      submitLabel="Set the state"
      isSubmitting={setState.isPending}
      submitError={setState.error}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          setState.mutate(values, {
            onSuccess: () => {
              say(
                `${customer.name} is ${values.isClosed ? 'closed' : 'open'}`,
                values.legalHold ? 'A legal hold stands.' : 'No legal hold stands.',
              )
              onDone()
            },
          }),
        )(event)
      }
    >
      <Controller
        control={control}
        name="isClosed"
        render={({ field }) => (
          <div>
            <Checkbox isChecked={field.value} onChange={field.onChange}>
              Closed
            </Checkbox>
            <p className="pl-6 text-sm text-ink-2">
              Its people and tokens are locked out with their next click, and its AWS accounts are
              disconnected. Opened again, each is connected by a new proof.
            </p>
          </div>
        )}
      />
      <Controller
        control={control}
        name="legalHold"
        render={({ field }) => (
          <div>
            <Checkbox isChecked={field.value} onChange={field.onChange}>
              Legal hold
            </Checkbox>
            <p className="pl-6 text-sm text-ink-2">Nothing of it may be deleted while the hold stands.</p>
          </div>
        )}
      />
      <Field
        label="Reason"
        help="Kept with the change, and shown to the customer. Never write patient data."
        error={formState.errors.reason?.message}
      >
        {(parts) => <Textarea {...parts} {...register('reason')} />}
      </Field>
    </Form>
  )
}
