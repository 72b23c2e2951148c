'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '#components/form/form.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useSetMode, wouldStopQuery } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { WouldStop } from './would-stop.tsx'

const schema = z.object({
  reason: z
    .string()
    .trim()
    .min(5, 'Say why, in a few words. The customer reads it.')
    .max(500, 'At most 500 characters.'),
})

/** Arm or disarm, with a reason, for support; for everybody else the button says why not. */
export function ModeControl({ slug, account }: { slug: string; account: AccountDetail }) {
  const [isOpen, setIsOpen] = useState(false)
  const refusal = useRefusal('account:arm')
  const isArmed = account.mode === 'armed'
  const isUnproved = account.status !== 'connected' && !isArmed
  const off = refusal.disabled
    ? refusal
    : {
        disabled: isUnproved,
        disabledReason: 'Only a connected account can be armed. Prove its roles first.',
      }
  return (
    <>
      <Button look={isArmed || off.disabled ? 'plain' : 'main'} {...off} onClick={() => setIsOpen(true)}>
        {isArmed ? 'Disarm' : 'Arm'}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={isArmed ? `Disarm ${account.name}?` : `Arm ${account.name}?`}
        description={
          isArmed
            ? 'Failing tuning jobs keep running until the account is armed again. We go on reading and judging.'
            : 'From now on, tuning jobs that run without encryption in transit in this account are terminated.'
        }
      >
        <ModeForm slug={slug} account={account} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function ModeForm({ slug, account, onDone }: { slug: string; account: AccountDetail; onDone: () => void }) {
  const isArmed = account.mode === 'armed'
  const setMode = useSetMode(slug, account.id)
  const shown = useQuery(wouldStopQuery(slug, account.id))
  const client = useQueryClient()
  const { say } = useToast()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reason: '' },
  })
  return (
    <Form
      submitLabel={isArmed ? 'Disarm' : 'Arm'}
      isSubmitting={setMode.isPending || (!isArmed && shown.isPending)}
      submitError={setMode.error}
      onCancel={onDone}
      onSubmit={(event) =>
        void handleSubmit(({ reason }) =>
          setMode.mutate(
            isArmed ? { mode: 'observing', reason } : { mode: 'armed', reason, shown: shown.data?.hash },
            {
              onSuccess: () => {
                say(isArmed ? `${account.name} is disarmed` : `${account.name} is armed`)
                onDone()
              },
              // The list may have changed under the eyes of whoever read it.
              onError: () => void client.invalidateQueries(wouldStopQuery(slug, account.id)),
            },
          ),
        )(event)
      }
    >
      {!isArmed && <WouldStop slug={slug} accountId={account.id} />}
      <Field
        label="Reason"
        help="Shown in this account’s history, which the customer reads. Never write patient data."
        error={formState.errors.reason?.message}
      >
        {(parts) => <Textarea {...parts} {...register('reason')} />}
      </Field>
    </Form>
  )
}
