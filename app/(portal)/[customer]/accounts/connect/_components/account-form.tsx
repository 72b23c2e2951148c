'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { partitionWords } from '#components/accounts/aws-regions.ts'
import { RegionsField } from '#components/accounts/regions-field.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useConnectAccount } from '#lib/client/accounts.ts'
import { partitions } from '#lib/domain/accounts/regions.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

const schema = z.object({
  awsAccountId: z
    .string()
    .trim()
    .regex(/^\d{12}$/, 'Give the 12 digits of the AWS account, without dashes.'),
  name: z.string().trim().min(1, 'Give it a name your people know it by.').max(60, 'At most 60 characters.'),
  partition: z.enum(partitions),
  regions: z.array(z.string()).min(1, 'Choose at least one region.'),
})
type Values = z.infer<typeof schema>

/** Which account, what to call it, and where to look in it. */
export function AccountForm({
  slug,
  onCreated,
}: {
  slug: string
  onCreated: (account: AccountDetail) => void
}) {
  const connect = useConnectAccount(slug)
  const { register, control, handleSubmit, setError, setValue, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { awsAccountId: '', name: '', partition: 'aws', regions: ['us-east-1'] },
  })
  const { errors } = formState
  const partition = useWatch({ control, name: 'partition' })
  const isShownBesideFields = connect.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Go on to the template"
      isSubmitting={connect.isPending}
      submitError={isShownBesideFields ? null : connect.error}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          connect.mutate(values, {
            onSuccess: onCreated,
            onError: (error) =>
              showFieldErrors(error, ['awsAccountId', 'name', 'partition', 'regions'], setError),
          }),
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
        name="partition"
        render={({ field }) => (
          <Field
            label="Partition"
            help="Where the account lives. It cannot be changed later."
            error={errors.partition?.message}
          >
            {({ id }) => (
              <Select
                id={id}
                label="Partition"
                value={field.value}
                choices={partitions.map((value) => ({ value, label: partitionWords[value].word }))}
                onChange={(next) => {
                  field.onChange(next)
                  // A region belongs to one partition.
                  setValue('regions', [partitionWords[next].first])
                }}
                className="w-full sm:max-w-64"
              />
            )}
          </Field>
        )}
      />
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
