'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { partitionWords } from '#components/accounts/aws-regions.ts'
import { RegionsField } from '#components/accounts/regions-field.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useConnectAccount } from '#lib/client/accounts.ts'
import type { Partition } from '#lib/domain/accounts/regions.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

const schema = z.object({
  awsAccountId: z
    .string()
    .trim()
    .regex(/^\d{12}$/, 'Give the 12 digits of the AWS account, without dashes.'),
  name: z.string().trim().min(1, 'Give it a name your people know it by.').max(60, 'At most 60 characters.'),
  regions: z.array(z.string()).min(1, 'Choose at least one region.'),
})
type Values = z.infer<typeof schema>

/** Which account, what to call it, and where to look in it. */
export function AccountForm({
  slug,
  partition,
  onCreated,
}: {
  slug: string
  partition: Partition
  onCreated: (account: AccountDetail) => void
}) {
  const connect = useConnectAccount(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { awsAccountId: '', name: '', regions: [partitionWords[partition].first] },
  })
  const { errors } = formState
  const isShownBesideFields = connect.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Go on to the template"
      isSubmitting={connect.isPending}
      submitError={isShownBesideFields ? null : connect.error}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          connect.mutate(
            { ...values, partition },
            {
              onSuccess: onCreated,
              onError: (error) => showFieldErrors(error, ['awsAccountId', 'name', 'regions'], setError),
            },
          ),
        )(event)
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="AWS account id" help="12 digits" error={errors.awsAccountId?.message}>
          {(parts) => (
            <Input
              {...parts}
              {...register('awsAccountId')}
              inputMode="numeric"
              autoComplete="off"
              className="font-mono"
            />
          )}
        </Field>
        <Field label="Name" help="As your people know it: prod-ml, research" error={errors.name?.message}>
          {(parts) => <Input {...parts} {...register('name')} autoComplete="off" />}
        </Field>
      </div>
      <Controller
        control={control}
        name="regions"
        render={({ field }) => (
          <RegionsField
            partition={partition}
            value={field.value}
            onChange={field.onChange}
            error={errors.regions?.message}
          />
        )}
      />
    </Form>
  )
}
