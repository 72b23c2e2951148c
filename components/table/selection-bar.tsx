'use client'

import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import X from 'lucide-react/icons/x'
import { count } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { useCopy } from '#components/ui/use-copy.ts'
import type { Column } from './column.ts'
import { csvOf, downloadCsv } from './csv.ts'
import type { Selection } from './use-selection.ts'

/** What can be done with the picked rows; there only while some are. */
export function SelectionBar<Row extends { arn: string }>({
  selection,
  columns,
  fileName,
  what,
}: {
  selection: Selection<Row>
  columns: readonly Column<Row>[]
  /** Without ".csv". */
  fileName: string
  /** One of them: "resource". */
  what: string
}) {
  const { state, copy } = useCopy()
  const rows = [...selection.rows.values()]
  if (rows.length === 0) return null
  const words = { idle: 'Copy ARNs', copied: 'Copied', refused: 'The browser refused' }[state]
  return (
    <div
      role="region"
      aria-label="Selected rows"
      className="sticky bottom-4 z-10 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-lg border border-line bg-panel py-1.5 pr-1.5 pl-3.5 shadow-float"
    >
      <p role="status" className="mr-2 font-[550]">
        {count(rows.length, what)} selected
      </p>
      <Button size="small" onClick={() => copy(rows.map(({ arn }) => `${arn}\n`).join(''))}>
        <Copy aria-hidden className="size-3.5" />
        <span aria-live="polite">{words}</span>
      </Button>
      <Button size="small" onClick={() => downloadCsv(`${fileName}-selected.csv`, csvOf(columns, rows))}>
        <Download aria-hidden className="size-3.5" />
        CSV of these
      </Button>
      <Button size="small" look="quiet" onClick={selection.clear}>
        <X aria-hidden className="size-3.5" />
        Clear
      </Button>
      <span className="hidden pr-1.5 text-sm text-ink-3 md:inline">
        <Kbd>x</Kbd> one, <Kbd>⇧x</Kbd> a range
      </span>
    </div>
  )
}
