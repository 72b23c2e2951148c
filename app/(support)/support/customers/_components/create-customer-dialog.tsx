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
import { useCreateCustomer } from '#lib/client/support.ts'
import { whyNotSlug } from '#lib/domain/customers.ts'
import type { CustomerRow } from '#lib/services/customers/views.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give the customer’s name.').max(100, 'At most 100 characters.'),
  slug: z
    .string()
    .trim()
    .superRefine((slug, check) => {
      const why = whyNotSlug(slug)
      if (why !== null) check.addIssue({ code: 'custom', message: why })
    }),
})
type Values = z.infer<typeof schema>

/** "Northwind Health" → "northwind-health" */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
}

export function CreateCustomerDialog({
  isOpen,
  onClose,
  onCreated,
}: {
  isOpen: boolean
  onClose: () => void
  onCreated: (customer: CustomerRow) => void
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Create customer"
      description="It begins empty. Its admins connect AWS accounts; nothing is read before that."
    >
      <CreateForm onCancel={onClose} onCreated={onCreated} />
    </Dialog>
  )
}

function CreateForm({
  onCancel,
  onCreated,
}: {
  onCancel: () => void
  onCreated: (customer: CustomerRow) => void
}) {
  const create = useCreateCustomer()
  const { say } = useToast()
  const { register, handleSubmit, setValue, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', slug: '' },
  })
  const { errors, dirtyFields } = formState
  const isShownBesideFields = create.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Create customer"
      isSubmitting={create.isPending}
      submitError={isShownBesideFields ? null : create.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          create.mutate(values, {
            onSuccess: (customer) => {
              say(`${customer.name} was created`, 'Now invite its first admin, who can connect AWS accounts.')
              onCreated(customer)
            },
            onError: (error) => showFieldErrors(error, ['name', 'slug'], setError),
          }),
        )(event)
      }
    >
      <Field label="Name" error={errors.name?.message}>
        {(parts) => (
          <Input
            {...parts}
            {...register('name', {
              onChange: (event: { target: { value: string } }) => {
                if (dirtyFields.slug !== true) setValue('slug', slugOf(event.target.value))
              },
            })}
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        label="Address"
        help="Part of every link to this customer. It can never be changed."
        error={errors.slug?.message}
      >
        {(parts) => (
          <Input
            {...parts}
            {...register('slug')}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        )}
      </Field>
    </Form>
  )
}
