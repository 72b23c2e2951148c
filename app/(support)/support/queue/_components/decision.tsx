'use client'

import { useEffect, useRef, useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { useServerNow } from '#components/time/clock.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { type Decision as DecisionInput, useDecide } from '#lib/client/queue.ts'
import { dayMs } from '#lib/domain/exclusions/limits.ts'
import type { Brief } from '#lib/services/exclusions/views.ts'

export type Act = 'approve' | 'decline' | 'ask'

const acts: Record<Act, { label: string; key: string; submit: string; field: string; done: string }> = {
  approve: { label: 'Approve', key: 'a', submit: 'Approve', field: 'Reason', done: 'Approved' },
  decline: { label: 'Decline', key: 'd', submit: 'Decline', field: 'Reason', done: 'Declined' },
  ask: { label: 'Ask', key: 'i', submit: 'Ask', field: 'Question', done: 'Asked' },
}

/** The three acts, each with its key, and the form of the one that was begun. Enter confirms it. */
export function Decision({
  brief,
  act,
  onAct,
  onDecided,
}: {
  brief: Brief
  act: Act | null
  onAct: (act: Act | null) => void
  onDecided: () => void
}) {
  const refusals: Record<Act, string | null> = {
    approve: brief.refusals.approve,
    decline: brief.refusals.decline,
    ask: brief.refusals.ask_information,
  }
  const begun = act !== null && refusals[act] === null ? act : null
  return (
    <div className="sticky bottom-0 border-t border-line bg-bg py-3">
      {begun === null ? (
        <div className="flex flex-wrap gap-2">
          {(Object.keys(acts) as Act[]).map((id) => (
            <Button
              key={id}
              look={id === 'approve' && refusals[id] === null ? 'main' : 'plain'}
              disabled={refusals[id] !== null}
              disabledReason={refusals[id] ?? ''}
              aria-keyshortcuts={acts[id].key}
              onClick={() => onAct(id)}
            >
              {acts[id].label}
              <Kbd>{acts[id].key}</Kbd>
            </Button>
          ))}
        </div>
      ) : (
        <DecisionForm
          key={begun}
          act={begun}
          brief={brief}
          onCancel={() => onAct(null)}
          onDecided={onDecided}
        />
      )}
    </div>
  )
}

function DecisionForm({
  act,
  brief,
  onCancel,
  onDecided,
}: {
  act: Act
  brief: Brief
  onCancel: () => void
  onDecided: () => void
}) {
  const { request, suggested } = brief
  const decide = useDecide(request.requestId)
  const { say } = useToast()
  const nowMs = useServerNow()
  const [words, setWords] = useState(suggested[act])
  const [error, setError] = useState<string>()
  const { names } = brief.most
  const [granted, setGranted] = useState(names)
  const askedDays = Math.max(1, Math.ceil((Date.parse(brief.most.endsAt) - nowMs) / dayMs))
  const [days, setDays] = useState(String(askedDays))
  const box = useRef<HTMLDivElement>(null)
  // Enter confirms at once; the words stay one Shift+Tab away.
  useEffect(() => box.current?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus(), [])
  const isShorter = Number(days) < askedDays
  const endsAt = isShorter ? new Date(nowMs + Number(days) * dayMs).toISOString() : brief.most.endsAt

  function inputOf(): DecisionInput {
    if (act === 'ask') return { act, question: words }
    if (act === 'decline') return { act, reason: words }
    return {
      act,
      reason: words,
      ...(granted.length === names.length ? {} : { names: granted }),
      ...(isShorter ? { endsAt } : {}),
    }
  }
  return (
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Form
        submitLabel={acts[act].submit}
        isSubmitting={decide.isPending}
        submitError={decide.error}
        onCancel={onCancel}
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim().length < 5) return setError('Write a sentence. The customer reads it.')
          if (act === 'approve' && (!/^\d+$/.test(days) || Number(days) < 1))
            return setError('Give whole days.')
          setError(undefined)
          decide.mutate(inputOf(), {
            onSuccess: ({ state }) => {
              say(
                state === 'endorsed' ? 'Approved; a second approver must agree' : acts[act].done,
                brief.customer.name,
              )
              onDecided()
            },
          })
        }}
      >
        {act === 'approve' && (
          <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
            {names.length > 1 && (
              <fieldset className="min-w-0">
                <legend className="font-[550]">Grant</legend>
                {names.map((name) => (
                  <Checkbox
                    key={name}
                    isChecked={granted.includes(name)}
                    onChange={(isChecked) =>
                      setGranted(
                        names.filter((other) => (other === name ? isChecked : granted.includes(other))),
                      )
                    }
                  >
                    <span className="font-mono text-sm wrap-anywhere">{name}</span>
                  </Checkbox>
                ))}
              </fieldset>
            )}
            <div className="w-40">
              <Field label="Days" help={`Ends ${exactUtc(endsAt).slice(0, 10)}`} error={undefined}>
                {(parts) => (
                  <Input
                    {...parts}
                    inputMode="numeric"
                    value={days}
                    onChange={(event) => {
                      const typed = event.target.value.replace(/\D/g, '')
                      setDays(Number(typed) > askedDays ? String(askedDays) : typed)
                    }}
                  />
                )}
              </Field>
            </div>
          </div>
        )}
        <Field label={acts[act].field} help="The customer reads it. Never write patient data." error={error}>
          {(parts) => (
            <Textarea {...parts} rows={2} value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
      </Form>
    </div>
  )
}
