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

const schema = z.object({
  name: z.string().trim().min(1, 'Give the customer’s name.').max(100, 'At most 100 characters.'),
  slug: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/,
      'Small letters, digits and dashes, such as northwind-health.',
    ),
})
type Values = z.infer<typeof schema>

/** "Northwind Health" → "northwind-health" */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
}

export function CreateCustomerDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Create customer"
      description="It begins empty. Its admins connect AWS accounts; nothing is read before that."
    >
      <CreateForm onDone={onClose} />
    </Dialog>
  )
}

function CreateForm({ onDone }: { onDone: () => void }) {
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
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          create.mutate(values, {
            onSuccess: ({ name }) => {
              say(`${name} was created`, 'Add its first admin, who can then connect AWS accounts.')
              onDone()
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
        help="Part of every link to this customer. It cannot be changed later."
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
