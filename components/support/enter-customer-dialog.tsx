'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useEnterCustomer } from '#lib/client/support.ts'

/** Whom to enter, and where to go in it; its overview unless something else is named. */
export interface Entrance {
  slug: string
  name: string
  next?: string
}

const schema = z.object({
  reason: z
    .string()
    .trim()
    .min(5, 'Say why you need to look, such as a ticket.')
    .max(500, 'At most 500 characters.'),
})

/** Support enters a customer: for a reason, which the customer's record keeps. */
export function EnterCustomerDialog({
  customer,
  onClose,
}: {
  customer: Entrance | null
  onClose: () => void
}) {
  return (
    <Dialog
      isOpen={customer !== null}
      onClose={onClose}
      title={`Enter ${customer?.name ?? ''}`}
      description="You see what its people see until the entry ends by itself. Your reason stays in this customer’s record."
    >
      {customer !== null && <EnterForm customer={customer} onCancel={onClose} />}
    </Dialog>
  )
}

function EnterForm({ customer, onCancel }: { customer: Entrance; onCancel: () => void }) {
  const enter = useEnterCustomer(customer.slug)
  const router = useRouter()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  return (
    <Form
      submitLabel="Enter"
      isSubmitting={enter.isPending || enter.isSuccess}
      submitError={enter.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          enter.mutate(values, { onSuccess: () => router.push(customer.next ?? `/${customer.slug}`) }),
        )(event)
      }
    >
      <Field
        label="Reason"
        help="For example: ticket NW-2214, receipt not understood. The customer reads it; never write patient data."
        error={formState.errors.reason?.message}
      >
        {(parts) => <Textarea {...parts} {...register('reason')} />}
      </Field>
    </Form>
  )
}
