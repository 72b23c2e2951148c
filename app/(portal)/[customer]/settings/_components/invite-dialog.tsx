'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { AskThenShow } from '#components/form/ask-then-show.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { invitationMade } from '#components/people/invitation-made.tsx'
import { memberRoleWords } from '#components/people/role-words.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useInvite } from '#lib/client/members.ts'
import { invitationDays, memberRoles } from '#lib/domain/people.ts'
import type { MadeInvitation } from '#lib/services/members/views.ts'

const schema = z.object({
  email: z.email('Give an e-mail address, such as vera.lind@northwind.example.').max(254),
  role: z.enum(memberRoles),
})
type Values = z.infer<typeof schema>

/** Makes a link for one address. We mail no invitations: whoever invites hands the link on. */
export function InviteDialog({
  slug,
  customerName,
  isOpen,
  onClose,
}: {
  slug: string
  customerName: string
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <AskThenShow<MadeInvitation>
      isOpen={isOpen}
      onClose={onClose}
      ask={(onMade, onCancel) => ({
        title: `Invite somebody to ${customerName}`,
        description: `You get a link for one address. It works once, within ${invitationDays} days.`,
        body: <InviteForm slug={slug} onMade={onMade} onCancel={onCancel} />,
      })}
      show={(made, onDone) =>
        invitationMade(made, 'Invite the same address again, and the older link stops working.', onDone)
      }
    />
  )
}

function InviteForm({
  slug,
  onMade,
  onCancel,
}: {
  slug: string
  onMade: (made: MadeInvitation) => void
  onCancel: () => void
}) {
  const invite = useInvite(slug)
  const { register, control, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', role: 'viewer' },
  })
  const { errors } = formState
  const isShownBesideFields = invite.error !== null && Object.keys(errors).length > 0
  return (
    <Form
      submitLabel="Make the link"
      isSubmitting={invite.isPending}
      submitError={isShownBesideFields ? null : invite.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          invite.mutate(values, {
            onSuccess: onMade,
            onError: (error) => showFieldErrors(error, ['email', 'role'], setError),
          }),
        )(event)
      }
    >
      <Field label="Address" help="The one they sign in with." error={errors.email?.message}>
        {(parts) => <Input {...parts} {...register('email')} type="email" autoComplete="off" />}
      </Field>
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <Field label="Role" help={memberRoleWords[field.value].means} error={errors.role?.message}>
            {({ id }) => (
              <Select
                id={id}
                label="Role"
                value={field.value}
                choices={memberRoles.map((value) => ({ value, label: memberRoleWords[value].word }))}
                onChange={field.onChange}
                className="w-full"
              />
            )}
          </Field>
        )}
      />
    </Form>
  )
}
