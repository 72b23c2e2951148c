'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useSaveProvider } from '#lib/client/sign-in.ts'
import type { ProviderView } from '#lib/services/sign-in/views.ts'

const schema = z.object({
  issuer: z.url({ protocol: /^https?$/, error: 'Enter the issuer as an address: https://…' }),
  clientId: z.string().trim().min(1, 'Enter the client id.'),
  clientSecret: z.string(),
  trustsEmail: z.boolean(),
})
type Values = z.infer<typeof schema>

/** The provider's issuer and client. What is saved waits for its test; what is in force goes on. */
export function ProviderDialog({
  slug,
  known,
  isOpen,
  onClose,
}: {
  slug: string
  known: ProviderView | null
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={known === null ? 'Set up your provider' : 'Change the provider'}
      description="Saved, it waits for a test. Nobody’s sign-in changes before you enable it."
    >
      <ProviderForm slug={slug} known={known} onDone={onClose} />
    </Dialog>
  )
}

function ProviderForm({
  slug,
  known,
  onDone,
}: {
  slug: string
  known: ProviderView | null
  onDone: () => void
}) {
  const save = useSaveProvider(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      issuer: known?.issuer ?? '',
      clientId: known?.clientId ?? '',
      clientSecret: '',
      trustsEmail: known?.trustsEmail ?? false,
    },
  })
  const { errors } = formState
  const isShownBesideFields = save.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Save"
      isSubmitting={save.isPending}
      submitError={isShownBesideFields ? null : save.error}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          save.mutate(values, {
            onSuccess: onDone,
            onError: (error) => showFieldErrors(error, ['issuer', 'clientId', 'clientSecret'], setError),
          }),
        )(event)
      }
    >
      <Field
        label="Issuer"
        help="Exactly as its discovery document says, such as https://login.example.com"
        error={errors.issuer?.message}
      >
        {(parts) => (
          <Input {...parts} {...register('issuer')} type="url" autoComplete="off" spellCheck={false} />
        )}
      </Field>
      <Field label="Client id" error={errors.clientId?.message}>
        {(parts) => <Input {...parts} {...register('clientId')} autoComplete="off" spellCheck={false} />}
      </Field>
      <Field
        label="Client secret"
        help={
          known === null
            ? 'Kept sealed, and never shown again.'
            : 'Leave it empty to keep the one we have, for the same issuer and client.'
        }
        error={errors.clientSecret?.message}
      >
        {(parts) => (
          <Input {...parts} {...register('clientSecret')} type="password" autoComplete="new-password" />
        )}
      </Field>
      <Controller
        control={control}
        name="trustsEmail"
        render={({ field }) => (
          <Checkbox isChecked={field.value} onChange={field.onChange}>
            It verifies every address, but does not say so
          </Checkbox>
        )}
      />
    </Form>
  )
}
