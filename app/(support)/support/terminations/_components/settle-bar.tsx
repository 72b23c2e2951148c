'use client'

import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { count } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useSettleHeldStops } from '#lib/client/oversight.ts'
import type { OverseenRow } from '#lib/services/terminations/list-fleet-terminations.ts'
import type { SettleResult } from '#lib/services/terminations/settle-held-stops.ts'

const most = 100
const words = {
  release: { verb: 'Release', means: 'Each job is stopped now, if it still runs and still fails.' },
  dismiss: {
    verb: 'Let run',
    means: 'These jobs are not stopped any more. They stay failing in every count.',
  },
}

/** Settles held stops alike, with one reason, and says how each one went. */
export function SettleBar({ rows, onClear }: { rows: OverseenRow[]; onClear: () => void }) {
  const [answer, setAnswer] = useState<'release' | 'dismiss' | null>(null)
  const [shown, setShown] = useState<'release' | 'dismiss'>('release')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [results, setResults] = useState<{ result: SettleResult; row: OverseenRow | undefined }[] | null>(
    null,
  )
  const settle = useSettleHeldStops()
  const held = rows.filter(({ state }) => state === 'held')
  const off = {
    disabled: held.length === 0 || held.length > most,
    disabledReason: held.length === 0 ? 'None of these is held.' : `At most ${most} at once.`,
  }
  function ask(next: 'release' | 'dismiss') {
    setShown(next)
    setAnswer(next)
  }
  function close() {
    setAnswer(null)
    setReason('')
    setError(undefined)
    if (results !== null) onClear()
    setResults(null)
    settle.reset()
  }
  if (rows.length === 0 && answer === null && results === null) return null
  return (
    <div
      role="region"
      aria-label="Selected rows"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-panel px-3 py-2"
    >
      <span className="flex-1">
        {count(rows.length, 'row')} selected
        {held.length < rows.length && `, ${held.length} held`}
      </span>
      <Button size="small" {...off} onClick={() => ask('release')}>
        Release
      </Button>
      <Button size="small" {...off} onClick={() => ask('dismiss')}>
        Let run
      </Button>
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
      <Dialog
        isOpen={answer !== null}
        onClose={close}
        title={
          results === null ? `${words[shown].verb} ${count(held.length, 'held stop')}?` : 'How each one went'
        }
        description={
          results === null
            ? `${words[shown].means} Your reason goes on each customer’s trail.`
            : `${results.filter(({ result }) => result.isDone).length} done, ${results.filter(({ result }) => !result.isDone).length} refused.`
        }
      >
        {results === null ? (
          <Form
            submitLabel={`${words[shown].verb}`}
            isSubmitting={settle.isPending}
            submitError={settle.error}
            onCancel={close}
            onSubmit={(event) => {
              event.preventDefault()
              if (answer === null) return
              if (reason.trim().length < 3) return setError('Say why, in a few words.')
              const byId = new Map(held.map((row) => [row.id, row]))
              settle.mutate(
                { ids: [...byId.keys()], answer, reason },
                {
                  onSuccess: (given) =>
                    setResults(given.results.map((result) => ({ result, row: byId.get(result.id) }))),
                },
              )
            }}
          >
            <Field label="Reason" help="Customers read it. Never write patient data." error={error}>
              {(parts) => (
                <Textarea {...parts} value={reason} onChange={(event) => setReason(event.target.value)} />
              )}
            </Field>
          </Form>
        ) : (
          <>
            <ul className="border-t border-line">
              {results.map(({ result, row }) => (
                <li key={result.id} className="border-b border-line-soft py-1.5">
                  <strong className="font-[550]">{row?.customerName ?? 'A customer'}</strong>,{' '}
                  {row?.accountName} {row?.region}: {result.isDone ? 'done' : result.problem}
                </li>
              ))}
            </ul>
            <div className="flex justify-end">
              <Button look="main" onClick={close}>
                Close
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </div>
  )
}
