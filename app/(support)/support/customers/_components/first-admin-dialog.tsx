'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AskThenShow } from '#components/form/ask-then-show.tsx'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { invitationMade } from '#components/people/invitation-made.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useInviteFirstAdmin } from '#lib/client/support.ts'
import { invitationDays } from '#lib/domain/people.ts'
import type { CustomerRow } from '#lib/services/customers/views.ts'
import type { MadeFirstInvitation } from '#lib/services/members/views.ts'

const schema = z.object({
  email: z.email('Give an e-mail address, such as adam.reyes@northwind.example.').max(254),
})

/** A customer's first admin comes from support; that admin invites everybody else. */
export function FirstAdminDialog({
  customer,
  onClose,
}: {
  customer: CustomerRow | null
  onClose: () => void
}) {
  return (
    <AskThenShow<MadeFirstInvitation>
      isOpen={customer !== null}
      onClose={onClose}
      ask={(onMade, onCancel) => ({
        title: `Invite the first admin of ${customer?.name ?? ''}`,
        description: `You get a link for one address. It works once, within ${invitationDays} days. From then on the customer’s admins invite. A link that support made before, and nobody used, stops working.`,
        body: customer && <FirstAdminForm customer={customer} onMade={onMade} onCancel={onCancel} />,
      })}
      show={(made, onDone) => invitationMade(made, 'Invite again.', onDone, made.withdrawn)}
    />
  )
}

function FirstAdminForm({
  customer,
  onMade,
  onCancel,
}: {
  customer: CustomerRow
  onMade: (made: MadeFirstInvitation) => void
  onCancel: () => void
}) {
  const invite = useInviteFirstAdmin(customer.slug)
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '' },
  })
  const { errors } = formState
  const isShownBesideField = invite.error !== null && errors.email !== undefined
  return (
    <Form
      submitLabel="Make the link"
      isSubmitting={invite.isPending}
      submitError={isShownBesideField ? null : invite.error}
      onCancel={onCancel}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          invite.mutate(values, {
            onSuccess: onMade,
            onError: (error) => showFieldErrors(error, ['email'], setError),
          }),
        )(event)
      }
    >
      <Field label="Address" help="The one they sign in with." error={errors.email?.message}>
        {(parts) => <Input {...parts} {...register('email')} type="email" autoComplete="off" />}
      </Field>
    </Form>
  )
}
