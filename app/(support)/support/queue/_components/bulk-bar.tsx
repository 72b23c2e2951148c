'use client'

import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { count } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useDecideMany } from '#lib/client/queue.ts'
import type { DecisionResult, QueueRow } from '#lib/services/exclusions/views.ts'

const most = 100

/** Decides what is selected alike, with one reason, and says how each one went. */
export function BulkBar({ ids, rows, onClear }: { ids: string[]; rows: QueueRow[]; onClear: () => void }) {
  const [act, setAct] = useState<'approve' | 'decline' | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [results, setResults] = useState<{ result: DecisionResult; customerName: string }[] | null>(null)
  const decide = useDecideMany()
  const isMany = ids.length > most
  const off = { disabled: isMany, disabledReason: `At most ${most} at once.` }
  function close() {
    setAct(null)
    setReason('')
    setError(undefined)
    if (results !== null) onClear()
    setResults(null)
    decide.reset()
  }
  if (ids.length === 0 && act === null) return null
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-panel px-3 py-2">
      <span className="flex-1">{count(ids.length, 'request')} selected</span>
      <Button size="small" {...off} onClick={() => setAct('approve')}>
        Approve
      </Button>
      <Button size="small" {...off} onClick={() => setAct('decline')}>
        Decline
      </Button>
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
      <Dialog
        isOpen={act !== null}
        onClose={close}
        title={
          results === null
            ? `${act === 'approve' ? 'Approve' : 'Decline'} ${count(ids.length, 'request')}?`
            : 'How each one went'
        }
        description={
          results === null
            ? 'As they were asked for, each by itself. Your reason goes to every customer.'
            : `${results.filter(({ result }) => result.isDone).length} done, ${results.filter(({ result }) => !result.isDone).length} refused.`
        }
      >
        {results === null ? (
          <Form
            submitLabel={act === 'approve' ? 'Approve all' : 'Decline all'}
            isSubmitting={decide.isPending}
            submitError={decide.error}
            onCancel={close}
            onSubmit={(event) => {
              event.preventDefault()
              if (act === null) return
              if (reason.trim().length < 5) return setError('Say why. The customers read it.')
              const nameOf = new Map(rows.map(({ id, customerName }) => [id, customerName]))
              decide.mutate(
                { ids, act, reason },
                {
                  onSuccess: (answer) =>
                    setResults(
                      answer.results.map((result) => ({
                        result,
                        customerName: nameOf.get(result.id) ?? 'A customer',
                      })),
                    ),
                },
              )
            }}
          >
            <Field label="Reason" help="The customers read it. Never write patient data." error={error}>
              {(parts) => (
                <Textarea {...parts} value={reason} onChange={(event) => setReason(event.target.value)} />
              )}
            </Field>
          </Form>
        ) : (
          <>
            <ul className="border-t border-line">
              {results.map(({ result, customerName }) => (
                <li key={result.id} className="border-b border-line-soft py-1.5">
                  <strong className="font-[550]">{customerName}</strong>:{' '}
                  {result.isDone
                    ? result.state === 'endorsed'
                      ? 'approved, waits for a second approver'
                      : result.state
                    : result.problem}
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
