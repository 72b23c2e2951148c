'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { Form } from '#components/form/form.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useDisconnect, useRemoveDraft } from '#lib/client/accounts.ts'
import { accountsAddress } from '#lib/client/addresses.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

const schema = z.object({
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500, 'At most 500 characters.'),
})

/** How an account goes: one that was never proved is taken back, any other is disconnected. */
export function Disconnect({ slug, account }: { slug: string; account: AccountDetail }) {
  if (account.status === 'pending') return <RemoveDraft slug={slug} account={account} />
  return account.status === 'disconnected' ? null : <DisconnectProved slug={slug} account={account} />
}

function RemoveDraft({ slug, account }: { slug: string; account: AccountDetail }) {
  const [isOpen, setIsOpen] = useState(false)
  const remove = useRemoveDraft(slug, account.id)
  const router = useRouter()
  const { say } = useToast()
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        Nothing was read in this account yet, so it can be taken back. Its ExternalId is forgotten.
      </p>
      <Button {...useRefusal('account:connect')} onClick={() => setIsOpen(true)}>
        Remove this account
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={`Remove ${account.name}?`}
        description="If its stack is deployed, delete it in CloudFormation. Adding the account again makes another ExternalId."
        submitLabel="Remove"
        act={{ ...remove, run: (options) => remove.mutate(undefined, options) }}
        onDone={() => {
          say(`${account.name} is removed`)
          router.push(accountsAddress(slug))
        }}
      />
    </>
  )
}

function DisconnectProved({ slug, account }: { slug: string; account: AccountDetail }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        We stop reading and enforcing at once, and its history stays. Connecting it again takes a new proof.
      </p>
      <Button {...useRefusal('account:connect')} onClick={() => setIsOpen(true)}>
        Disconnect
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={`Disconnect ${account.name}?`}
        description="From now on nothing is read in it, and jobs without encryption in transit keep running. Delete the stack cleardata-safeguards in it afterwards."
      >
        <DisconnectForm slug={slug} account={account} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function DisconnectForm({
  slug,
  account,
  onDone,
}: {
  slug: string
  account: AccountDetail
  onDone: () => void
}) {
  const disconnect = useDisconnect(slug, account.id)
  const { say } = useToast()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  return (
    <Form
      submitLabel="Disconnect"
      isSubmitting={disconnect.isPending}
      submitError={disconnect.error}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit((values) =>
          disconnect.mutate(values, {
            onSuccess: () => {
              say(`${account.name} is disconnected`)
              onDone()
            },
          }),
        )(event)
      }
    >
      <Field
        label="Reason"
        help="Shown in this account’s history, to your people and to support. Never write patient data."
        error={formState.errors.reason?.message}
      >
        {(parts) => <Textarea {...parts} {...register('reason')} />}
      </Field>
    </Form>
  )
}
