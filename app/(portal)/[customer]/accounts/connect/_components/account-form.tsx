'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useId } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { awsRegions } from '#components/accounts/aws-regions.ts'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useConnectAccount } from '#lib/client/accounts.ts'
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
  onCreated,
}: {
  slug: string
  onCreated: (account: AccountDetail) => void
}) {
  const connect = useConnectAccount(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { awsAccountId: '', name: '', regions: ['us-east-1'] },
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
          connect.mutate(values, {
            onSuccess: onCreated,
            onError: (error) => showFieldErrors(error, ['awsAccountId', 'name', 'regions'], setError),
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
        name="regions"
        render={({ field }) => (
          <Regions value={field.value} onChange={field.onChange} error={errors.regions?.message} />
        )}
      />
    </Form>
  )
}

function Regions({
  value,
  onChange,
  error,
}: {
  value: string[]
  onChange: (regions: string[]) => void
  error: string | undefined
}) {
  const errorId = useId()
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="mb-1 font-[550]">Regions we read</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-x-4">
        {awsRegions.map(({ id, place }) => (
          <Checkbox
            key={id}
            isChecked={value.includes(id)}
            onChange={(isChecked) =>
              onChange(isChecked ? [...value, id] : value.filter((region) => region !== id))
            }
          >
            <span className="whitespace-nowrap">
              {id} <span className="text-sm text-ink-3">{place}</span>
            </span>
          </Checkbox>
        ))}
      </div>
      <p id={errorId} role="alert" className="text-sm font-[550]">
        {error}
      </p>
    </fieldset>
  )
}
