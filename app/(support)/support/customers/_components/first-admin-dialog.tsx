'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { showFieldErrors } from '#components/form/show-field-errors.ts'
import { ShownOnce } from '#components/form/shown-once.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useInviteFirstAdmin } from '#lib/client/support.ts'
import { invitationDays } from '#lib/domain/people.ts'
import type { CustomerRow } from '#lib/services/customers/views.ts'
import type { MadeInvitation } from '#lib/services/members/views.ts'

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
  const [made, setMade] = useState<MadeInvitation | null>(null)
  function close() {
    onClose()
    setMade(null)
  }
  return (
    <Dialog
      isOpen={customer !== null}
      onClose={close}
      title={
        made === null
          ? `Invite the first admin of ${customer?.name ?? ''}`
          : `Hand this link to ${made.email}`
      }
      description={
        made === null
          ? `You get a link for one address. It works once, within ${invitationDays} days. From then on the customer’s admins invite.`
          : 'Only somebody who signs in with that address can use it, once.'
      }
    >
      {made === null ? (
        customer && <FirstAdminForm customer={customer} onMade={setMade} onCancel={close} />
      ) : (
        <ShownOnce
          title="Invitation link"
          value={made.link}
          what="the invitation link"
          warning="You see this link only now."
          next="Copy it and send it yourself: the portal mails no invitations. Lost it? Invite again."
          onDone={close}
        />
      )}
    </Dialog>
  )
}

function FirstAdminForm({
  customer,
  onMade,
  onCancel,
}: {
  customer: CustomerRow
  onMade: (made: MadeInvitation) => void
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
