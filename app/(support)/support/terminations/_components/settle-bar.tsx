'use client'

import { count } from '#components/status/figure.ts'
import { DecideSelected } from '#components/support/decide-selected.tsx'
import { useSettleHeldStops } from '#lib/client/oversight.ts'
import type { OverseenRow } from '#lib/services/terminations/list-fleet-terminations.ts'

const onTrail = 'Your reason goes on each customer’s trail.'

/** Settles the selected held stops alike. */
export function SettleBar({ rows, onClear }: { rows: OverseenRow[]; onClear: () => void }) {
  const { mutate, isPending, error, reset } = useSettleHeldStops()
  const held = rows.filter(({ state }) => state === 'held')
  const stops = count(held.length, 'held stop')
  return (
    <DecideSelected
      isOpen={rows.length > 0}
      selected={`${count(rows.length, 'row')} selected${held.length < rows.length ? `, ${held.length} held` : ''}`}
      amount={held.length}
      noneWords="None of these is held."
      choices={[
        {
          ...{ act: 'release', word: 'Release', submitLabel: 'Release', title: `Release ${stops}?` },
          description: `Each job is stopped now, if it still runs and still fails. ${onTrail}`,
        },
        {
          ...{ act: 'dismiss', word: 'Let run', submitLabel: 'Let run', title: `Let run ${stops}?` },
          description: `These jobs are not stopped any more. They stay failing in every count. ${onTrail}`,
        },
      ]}
      reasonHelp="Customers read it."
      leastReason={{ characters: 3, problem: 'Say why, in a few words.' }}
      decide={{
        ...{ isPending, error, reset },
        run: (answer, reason, onDone) => {
          const byId = new Map(held.map((row) => [row.id, row]))
          mutate(
            { ids: [...byId.keys()], answer, reason },
            {
              onSuccess: ({ results }) =>
                onDone(
                  results.map((result) => {
                    const row = byId.get(result.id)
                    return {
                      ...{ id: result.id, isDone: result.isDone },
                      words: (
                        <>
                          <strong className="font-[550]">{row?.customerName ?? 'A customer'}</strong>,{' '}
                          {row?.accountName} {row?.region}: {result.isDone ? 'done' : result.problem}
                        </>
                      ),
                    }
                  }),
                ),
            },
          )
        },
      }}
      onClear={onClear}
    />
  )
}
