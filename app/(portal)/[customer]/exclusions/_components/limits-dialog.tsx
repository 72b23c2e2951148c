'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { cutAccountId } from '#components/text/cut.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { exclusionPolicyQuery, useSetExclusionPolicy } from '#lib/client/exclusions.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ExclusionPolicyView } from '#lib/services/exclusions/views.ts'

/** How long exclusions may last here, and when two approvers are needed. A customer admin's to set. */
export function LimitsDialog({
  slug,
  initialPolicy,
  accounts,
}: {
  slug: string
  initialPolicy: ExclusionPolicyView
  accounts: AccountRow[]
}) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: policy } = useQuery({ ...exclusionPolicyQuery(slug), initialData: initialPolicy })
  return (
    <>
      <Button
        disabled={policy.mayChange !== null}
        disabledReason={policy.mayChange ?? ''}
        onClick={() => setIsOpen(true)}
      >
        Limits
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Limits on exclusions"
        description="They hold for every request from now on. What is active already stays as it was granted."
      >
        <LimitsForm slug={slug} policy={policy} accounts={accounts} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function LimitsForm({
  slug,
  policy,
  accounts,
  onDone,
}: {
  slug: string
  policy: ExclusionPolicyView
  accounts: AccountRow[]
  onDone: () => void
}) {
  const save = useSetExclusionPolicy(slug)
  const { say } = useToast()
  const [maxDays, setMaxDays] = useState(String(policy.maxDays))
  const [overDays, setOverDays] = useState(
    policy.secondApproverOverDays === null ? '' : String(policy.secondApproverOverDays),
  )
  const [production, setProduction] = useState(policy.productionAccountIds)
  const days = Number(maxDays)
  const isWrong = !Number.isInteger(days) || days < 1 || days > 365
  return (
    <Form
      submitLabel="Save limits"
      isSubmitting={save.isPending}
      submitError={save.error}
      onCancel={onDone}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        save.mutate(
          {
            maxDays: days,
            secondApproverOverDays: overDays === '' ? null : Number(overDays),
            productionAccountIds: production,
          },
          {
            onSuccess: () => {
              say('The limits are saved')
              onDone()
            },
          },
        )
      }}
    >
      <Field
        label="Longest exclusion, in days"
        help="90 unless you choose otherwise, never more than 365."
        error={isWrong ? 'Give whole days from 1 to 365.' : undefined}
      >
        {(parts) => (
          <Input
            {...parts}
            inputMode="numeric"
            value={maxDays}
            onChange={(event) => setMaxDays(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Second approver above this many days"
        help="Leave it empty if time alone never asks for a second one."
        error={undefined}
      >
        {(parts) => (
          <Input
            {...parts}
            inputMode="numeric"
            value={overDays}
            onChange={(event) => setOverDays(event.target.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      {accounts.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-[550]">Production accounts always need two approvers</legend>
          {accounts.map(({ id, name, awsAccountId }) => (
            <Checkbox
              key={id}
              isChecked={production.includes(id)}
              onChange={(isChecked) =>
                setProduction(isChecked ? [...production, id] : production.filter((other) => other !== id))
              }
            >
              {name} <span className="text-ink-2">{cutAccountId(awsAccountId)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </Form>
  )
}
