'use client'

import { count } from '#components/status/figure.ts'
import { DecideSelected } from '#components/support/decide-selected.tsx'
import { useDecideMany } from '#lib/client/queue.ts'
import type { DecisionResult, QueueRow } from '#lib/services/exclusions/views.ts'

const description = 'As they were asked for, each by itself. Your reason goes to every customer.'

/** Decides the selected requests alike. */
export function BulkBar({ ids, rows, onClear }: { ids: string[]; rows: QueueRow[]; onClear: () => void }) {
  const { mutate, isPending, error, reset } = useDecideMany()
  const requests = count(ids.length, 'request')
  return (
    <DecideSelected
      isOpen={ids.length > 0}
      selected={`${requests} selected`}
      amount={ids.length}
      noneWords="None is selected."
      choices={[
        {
          ...{ act: 'approve', word: 'Approve', submitLabel: 'Approve all' },
          ...{ title: `Approve ${requests}?`, description },
        },
        {
          ...{ act: 'decline', word: 'Decline', submitLabel: 'Decline all' },
          ...{ title: `Decline ${requests}?`, description },
        },
      ]}
      reasonHelp="The customers read it."
      leastReason={{ characters: 5, problem: 'Say why. The customers read it.' }}
      decide={{
        ...{ isPending, error, reset },
        run: (act, reason, onDone) => {
          const nameOf = new Map(rows.map(({ id, customerName }) => [id, customerName]))
          mutate(
            { ids, act, reason },
            {
              onSuccess: ({ results }) =>
                onDone(
                  results.map((result) => ({
                    ...{ id: result.id, isDone: result.isDone },
                    words: (
                      <>
                        <strong className="font-[550]">{nameOf.get(result.id) ?? 'A customer'}</strong>:{' '}
                        {wordsOf(result)}
                      </>
                    ),
                  })),
                ),
            },
          )
        },
      }}
      onClear={onClear}
    />
  )
}

function wordsOf({ isDone, state, problem }: DecisionResult): string | null {
  if (!isDone) return problem
  return state === 'endorsed' ? 'approved, waits for a second approver' : state
}
