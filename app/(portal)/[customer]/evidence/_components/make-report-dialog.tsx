'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { useServerNow } from '#components/time/clock.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { reportAddress } from '#lib/client/addresses.ts'
import { ApiError } from '#lib/client/api.ts'
import { useMakeReport } from '#lib/client/evidence.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'

export function MakeReportDialog({
  slug,
  accounts,
  isOpen,
  onClose,
}: {
  slug: string
  accounts: AccountRow[]
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Make a report"
      description="Whole days in UTC. What is so now is taken as the end when the period is not over yet."
    >
      <MakeForm slug={slug} accounts={accounts} onDone={onClose} />
    </Dialog>
  )
}

function MakeForm({ slug, accounts, onDone }: { slug: string; accounts: AccountRow[]; onDone: () => void }) {
  const nowMs = useServerNow()
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const [from, setFrom] = useState(() => dayOf(nowMs - 29 * 86_400_000))
  const [to, setTo] = useState(() => dayOf(nowMs))
  const [chosen, setChosen] = useState<string[]>(() => accounts.map(({ id }) => id))
  const make = useMakeReport(slug)
  const router = useRouter()
  const fields = make.error instanceof ApiError ? make.error.fields : {}
  const isBeside = fields.from !== undefined || fields.to !== undefined
  return (
    <Form
      submitLabel="Make report"
      isSubmitting={make.isPending || make.isSuccess}
      submitError={isBeside ? null : make.error}
      onCancel={onDone}
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate(
          { from, to, accounts: chosen.length === accounts.length ? [] : chosen },
          { onSuccess: ({ id }) => router.push(reportAddress(slug, id)) },
        )
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label="First day" error={fields.from}>
          {(parts) => (
            <Input {...parts} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label="Last day" error={fields.to}>
          {(parts) => (
            <Input {...parts} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Field>
      </div>
      {accounts.length > 1 && (
        <fieldset>
          <legend className="mb-1 font-[550]">AWS accounts</legend>
          {accounts.map(({ id, name, awsAccountId }) => (
            <Checkbox
              key={id}
              isChecked={chosen.includes(id)}
              onChange={(isChecked) => {
                const next = accounts
                  .map((account) => account.id)
                  .filter((other) => (other === id ? isChecked : chosen.includes(other)))
                // None at all would mean all of them: the last one stays.
                if (next.length > 0) setChosen(next)
              }}
            >
              {name} <span className="font-mono text-sm text-ink-3">{awsAccountId}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </Form>
  )
}
