import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { letterWords, partyNames, raciParties, type RaciLetter, type RaciRow } from '#lib/domain/raci.ts'

function Cell({ letters }: { letters: readonly RaciLetter[] }) {
  return (
    <td className="border border-line px-2.5 py-3 align-top sm:px-4 sm:py-3.5">
      <span aria-hidden className="block text-[17px] font-[650] tracking-[0.08em]">
        {letters.join(' ')}
      </span>
      <span className="sr-only text-ink-2 sm:not-sr-only sm:mt-0.5 sm:block">{letterWords(letters)}</span>
    </td>
  )
}

/** The matrix as a real table. `below` is what stands under a row's words: the line of live evidence. */
export function RaciTable({
  version,
  rows,
  selectedId,
  below,
}: {
  version: number
  rows: readonly RaciRow[]
  selectedId?: string | undefined
  below?: (row: RaciRow) => ReactNode
}) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={`Responsibilities, version ${version}`}
      className="overflow-x-auto -outline-offset-2"
    >
      <table className="w-full border-collapse bg-panel">
        <caption className="sr-only">
          Who is responsible, accountable, consulted and informed, version {version}
        </caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="border border-line bg-bg px-2.5 py-2.5 text-left font-semibold sm:px-4"
            >
              Item
            </th>
            {raciParties.map((party) => (
              <th
                key={party}
                scope="col"
                className="w-[5.5rem] border border-line bg-bg px-2.5 py-2.5 text-left font-semibold sm:w-[23%] sm:px-4"
              >
                {partyNames[party]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={cn(row.id === selectedId && 'bg-selected')}>
              <th
                scope="row"
                className="border border-line px-2.5 py-3 text-left align-top font-normal sm:px-4 sm:py-3.5"
              >
                <span className="block text-[15px] font-[550] text-balance">{row.item}</span>
                {below?.(row)}
              </th>
              <Cell letters={row.cleardata} />
              <Cell letters={row.customer} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
