'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { ShownOnce } from '#components/form/shown-once.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
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
  const [made, setMade] = useState<MadeToken | null>(null)
  function close() {
    onClose()
    setMade(null)
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={made === null ? 'Create an API token' : 'Copy the token now'}
      description={
        made === null
          ? 'A key for one of your programs. Make one for each, so that you can revoke them apart.'
          : 'It is shown this once. We keep only a hash of it.'
      }
    >
      {made === null ? (
        <TokenForm slug={slug} onMade={setMade} onCancel={close} />
      ) : (
        <ShownOnce
          title="API token"
          value={made.value}
          what="the API token"
          warning="You see this token only now."
          next="Keep it where your program’s secrets are. Lost it? Revoke it and create another."
          onDone={close}
        />
      )}
    </Dialog>
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
  const errorId = useId()
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
          <fieldset aria-describedby={errors.scopes === undefined ? undefined : errorId}>
            <legend className="mb-1 font-[550]">It may</legend>
            {tokenScopes.map((scope) => (
              <Checkbox
                key={scope}
                isChecked={field.value.includes(scope)}
                onChange={(isChecked) =>
                  field.onChange(
                    isChecked ? [...field.value, scope] : field.value.filter((other) => other !== scope),
                  )
                }
              >
                {scopeWords[scope]}
              </Checkbox>
            ))}
            <p id={errorId} role="alert" className="text-sm font-[550]">
              {errors.scopes?.message}
            </p>
          </fieldset>
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
