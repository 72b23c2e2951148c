'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { AskThenShow } from '#components/form/ask-then-show.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useCreateWebhook } from '#lib/client/webhooks.ts'
import { noticeGroups } from '#lib/domain/notices.ts'
import { GroupChoice } from './group-choice.tsx'
import { SecretOnce } from './secret-once.tsx'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name, such as the program’s.').max(80, 'At most 80 characters.'),
  address: z.string().trim().min(1, 'Give its address.').max(2000, 'At most 2,000 characters.'),
  groups: z.array(z.enum(noticeGroups)).min(1, 'Choose at least one.'),
})
type Values = z.infer<typeof schema>

export function AddWebhookDialog({
  slug,
  isOpen,
  onClose,
}: {
  slug: string
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <AskThenShow<string>
      isOpen={isOpen}
      onClose={onClose}
      ask={(onMade, onCancel) => ({
        title: 'Add a webhook',
        description: 'A program of yours that is told of notices as they happen.',
        body: <WebhookForm slug={slug} onMade={onMade} onCancel={onCancel} />,
      })}
      show={(secret, onDone) => ({
        title: 'Copy the signing secret now',
        description: 'Your program checks with it that a request comes from us.',
        body: <SecretOnce secret={secret} onDone={onDone} />,
      })}
    />
  )
}

function WebhookForm({
  slug,
  onMade,
  onCancel,
}: {
  slug: string
  onMade: (secret: string) => void
  onCancel: () => void
}) {
  const create = useCreateWebhook(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', address: '', groups: ['terminations'] },
  })
  const { errors } = formState
  const isShownBesideFields = create.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Add webhook"
      isSubmitting={create.isPending}
      submitError={isShownBesideFields ? null : create.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          create.mutate(values, {
            onSuccess: ({ secret }) => onMade(secret),
            onError: (error) => showFieldErrors(error, ['name', 'address', 'groups'], setError),
          }),
        )(event)
      }
    >
      <Field label="Name" help="What receives it: siem, on-call" error={errors.name?.message}>
        {(parts) => <Input {...parts} {...register('name')} autoComplete="off" />}
      </Field>
      <Field
        label="Address"
        help="https on port 443 or 8443, open to the internet. Only its host is shown afterwards."
        error={errors.address?.message}
      >
        {(parts) => <Input {...parts} {...register('address')} type="url" autoComplete="off" />}
      </Field>
      <Controller
        control={control}
        name="groups"
        render={({ field }) => (
          <GroupChoice
            legend="It is told of"
            chosen={field.value}
            onChange={field.onChange}
            error={errors.groups?.message}
          />
        )}
      />
    </Form>
  )
}
