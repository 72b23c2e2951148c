'use client'

import { type ReactNode, useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'

/** The server takes no more in one call. */
const most = 100

interface Choice<Act> {
  act: Act
  /** On the button. */
  word: string
  submitLabel: string
  title: string
  description: string
}

/** How one of them went, in words. */
interface Outcome {
  id: string
  isDone: boolean
  words: ReactNode
}

/** Decides what is selected alike, with one reason, and says how each one went. */
export function DecideSelected<Act extends string>({
  isOpen,
  selected,
  amount,
  noneWords,
  choices,
  reasonHelp,
  leastReason,
  decide,
  onClear,
}: {
  /** Something is selected. */
  isOpen: boolean
  /** "3 requests selected" */
  selected: string
  /** How many of the selected can be decided, and what is said when none can. */
  amount: number
  noneWords: string
  choices: readonly Choice<Act>[]
  reasonHelp: string
  leastReason: { characters: number; problem: string }
  decide: {
    isPending: boolean
    error: Error | null
    reset: () => void
    run: (act: Act, reason: string, onDone: (outcomes: Outcome[]) => void) => void
  }
  onClear: () => void
}) {
  // Kept while the dialog fades, so that its words do not change under the reader.
  const [choice, setChoice] = useState<Choice<Act> | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null)
  const off = {
    disabled: amount === 0 || amount > most,
    disabledReason: amount === 0 ? noneWords : `At most ${most} at once.`,
  }
  function ask(next: Choice<Act>) {
    setChoice(next)
    setIsAsking(true)
  }
  function close() {
    setIsAsking(false)
    setReason('')
    setProblem(undefined)
    if (outcomes !== null) onClear()
    setOutcomes(null)
    decide.reset()
  }
  if (!isOpen && !isAsking) return null
  const done = outcomes?.filter(({ isDone }) => isDone).length ?? 0
  return (
    <div
      role="region"
      aria-label="Selected rows"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-panel px-3 py-2"
    >
      <span className="flex-1">{selected}</span>
      {choices.map((one) => (
        <Button key={one.act} size="small" {...off} onClick={() => ask(one)}>
          {one.word}
        </Button>
      ))}
      <Button size="small" look="quiet" onClick={onClear}>
        Clear
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={outcomes === null ? (choice?.title ?? '') : 'How each one went'}
        description={
          outcomes === null ? choice?.description : `${done} done, ${outcomes.length - done} refused.`
        }
      >
        {outcomes === null ? (
          <Form
            submitLabel={choice?.submitLabel ?? ''}
            isSubmitting={decide.isPending}
            submitError={decide.error}
            onCancel={close}
            onSubmit={(event) => {
              event.preventDefault()
              if (choice === null) return
              if (reason.trim().length < leastReason.characters) return setProblem(leastReason.problem)
              decide.run(choice.act, reason, setOutcomes)
            }}
          >
            <Field label="Reason" help={`${reasonHelp} Never write patient data.`} error={problem}>
              {(parts) => (
                <Textarea {...parts} value={reason} onChange={(event) => setReason(event.target.value)} />
              )}
            </Field>
          </Form>
        ) : (
          <>
            <ul className="border-t border-line">
              {outcomes.map(({ id, words }) => (
                <li key={id} className="border-b border-line-soft py-1.5">
                  {words}
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
