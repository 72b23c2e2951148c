'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { RegionsField } from '#components/accounts/regions-field.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useEditAccount } from '#lib/client/accounts.ts'
import { partitions } from '#lib/domain/accounts/regions.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name your people know it by.').max(60, 'At most 60 characters.'),
  regions: z.array(z.string()).min(1, 'Choose at least one region.'),
})

/** Another name, other regions. */
export function EditAccount({ slug, account }: { slug: string; account: AccountDetail }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button {...useRefusal('account:connect')} onClick={() => setIsOpen(true)}>
        Edit
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={`Edit ${account.name}`}
        description="What was read in a region that you leave out stays in the record, and is no longer refreshed."
      >
        <EditForm slug={slug} account={account} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function EditForm({ slug, account, onDone }: { slug: string; account: AccountDetail; onDone: () => void }) {
  const edit = useEditAccount(slug, account.id)
  const { say } = useToast()
  const { register, control, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: account.name, regions: account.regions },
  })
  const { errors } = formState
  const isShownBesideFields = edit.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Save"
      isSubmitting={edit.isPending}
      submitError={isShownBesideFields ? null : edit.error}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          edit.mutate(values, {
            onSuccess: ({ name }) => {
              say(`${name} is saved`)
              onDone()
            },
            onError: (error) => showFieldErrors(error, ['name', 'regions'], setError),
          }),
        )(event)
      }
    >
      <Field label="Name" error={errors.name?.message}>
        {(parts) => <Input {...parts} {...register('name')} autoComplete="off" />}
      </Field>
      <Controller
        control={control}
        name="regions"
        render={({ field }) => (
          <RegionsField
            partition={partitions.find((known) => known === account.partition) ?? 'aws'}
            value={field.value}
            onChange={field.onChange}
            error={errors.regions?.message}
          />
        )}
      />
    </Form>
  )
}
