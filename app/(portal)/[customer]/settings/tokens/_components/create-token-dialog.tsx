'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { AskThenShow } from '#components/form/ask-then-show.tsx'
import { ChoiceList } from '#components/form/choice-list.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { ShownOnce } from '#components/form/shown-once.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useCreateToken } from '#lib/client/tokens.ts'
import { mostTokenDays, scopeWords, tokenScopes } from '#lib/domain/tokens.ts'
import type { MadeToken } from '#lib/services/tokens/views.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name, such as the program’s.').max(80, 'At most 80 characters.'),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'Choose at least one.'),
  days: z
    .number('Give a number of days.')
    .int('Give whole days.')
    .min(1, 'At least one day.')
    .max(mostTokenDays, `At most ${mostTokenDays} days.`),
})
type Values = z.infer<typeof schema>

export function CreateTokenDialog({
  slug,
  isOpen,
  onClose,
}: {
  slug: string
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <AskThenShow<MadeToken>
      isOpen={isOpen}
      onClose={onClose}
      ask={(onMade, onCancel) => ({
        title: 'Create an API token',
        description: 'A key for one of your programs. Make one for each, so that you can revoke them apart.',
        body: <TokenForm slug={slug} onMade={onMade} onCancel={onCancel} />,
      })}
      show={(made, onDone) => ({
        title: 'Copy the token now',
        description: 'It is shown this once. We keep only a hash of it.',
        body: (
          <ShownOnce
            title="API token"
            value={made.value}
            what="the API token"
            warning="You see this token only now."
            next="Keep it where your program’s secrets are. Lost it? Revoke it and create another."
            onDone={onDone}
          />
        ),
      })}
    />
  )
}

function TokenForm({
  slug,
  onMade,
  onCancel,
}: {
  slug: string
  onMade: (made: MadeToken) => void
  onCancel: () => void
}) {
  const create = useCreateToken(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', scopes: ['read'], days: 90 },
  })
  const { errors } = formState
  const isShownBesideFields = create.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Create token"
      isSubmitting={create.isPending}
      submitError={isShownBesideFields ? null : create.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          create.mutate(values, {
            onSuccess: onMade,
            onError: (error) => showFieldErrors(error, ['name', 'scopes', 'days'], setError),
          }),
        )(event)
      }
    >
      <Field label="Name" help="What uses it: nightly-report, siem" error={errors.name?.message}>
        {(parts) => <Input {...parts} {...register('name')} autoComplete="off" />}
      </Field>
      <Controller
        control={control}
        name="scopes"
        render={({ field }) => (
          <ChoiceList
            legend="It may"
            choices={tokenScopes.map((value) => ({ value, words: scopeWords[value] }))}
            chosen={field.value}
            onChange={field.onChange}
            error={errors.scopes?.message}
          />
        )}
      />
      <Field label="Days until it ends" help={`At most ${mostTokenDays}.`} error={errors.days?.message}>
        {(parts) => (
          <Input
            {...parts}
            {...register('days', { valueAsNumber: true })}
            type="number"
            min={1}
            max={mostTokenDays}
            className="max-w-32"
          />
        )}
      </Field>
    </Form>
  )
}
