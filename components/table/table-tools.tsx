'use client'

import { useMutation } from '@tanstack/react-query'
import Columns3 from 'lucide-react/icons/columns-3'
import Download from 'lucide-react/icons/download'
import Rows2 from 'lucide-react/icons/rows-2'
import Rows3 from 'lucide-react/icons/rows-3'
import { count, figure } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuCheck, MenuGroup } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { AllRows } from '#lib/client/all-pages.ts'
import type { Column } from './column.ts'
import { csvOf, downloadCsv } from './csv.ts'
import type { TableView } from './use-table-view.ts'

/** Columns, density and CSV: the same three at the right of every table. */
export function TableTools<Row>({
  columns,
  rows,
  view,
  fileName,
  readAll,
}: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  view: TableView<Row>
  /** Without ".csv". */
  fileName: string
  /** Reads every row that the filter shows, where `rows` is one page of them. */
  readAll?: () => Promise<AllRows<Row>>
}) {
  const { say } = useToast()
  const csv = useMutation({
    mutationFn: async () => readAll?.() ?? { rows, total: rows.length },
    onSuccess: (all) => {
      downloadCsv(`${fileName}.csv`, csvOf(view.shown, all.rows))
      if (all.total > all.rows.length)
        say(
          `The file holds the first ${figure(all.rows.length)} of ${figure(all.total)} rows`,
          'Filter to fewer, or take the whole data under Settings.',
        )
      else say(`${count(all.rows.length, 'row')} exported`)
    },
  })
  const isCompact = view.density === 'compact'
  const Density = isCompact ? Rows2 : Rows3
  const noRows = rows.length === 0
  return (
    <div className="ml-auto flex flex-wrap gap-1.5">
      <Menu
        align="end"
        trigger={
          <Button look="quiet" size="small">
            <Columns3 aria-hidden className="size-3.5" />
            Columns
          </Button>
        }
      >
        <MenuGroup label="Show columns">
          {columns
            .filter(({ isKey }) => isKey !== true)
            .map(({ id, header }) => (
              <MenuCheck
                key={id}
                isChecked={view.shown.some((column) => column.id === id)}
                onChange={(isShown) => view.setShown(id, isShown)}
              >
                {header}
              </MenuCheck>
            ))}
        </MenuGroup>
      </Menu>
      <Button
        look="quiet"
        size="small"
        aria-pressed={isCompact}
        onClick={() => view.setDensity(isCompact ? 'comfortable' : 'compact')}
      >
        <Density aria-hidden className="size-3.5" />
        Compact
      </Button>
      <Button
        look="quiet"
        size="small"
        disabled={noRows}
        disabledReason="There are no rows to export."
        isBusy={csv.isPending}
        onClick={() => csv.mutate()}
      >
        {!csv.isPending && <Download aria-hidden className="size-3.5" />}
        CSV
      </Button>
      {csv.error !== null && (
        <p role="alert" className="w-full text-right text-sm font-[550]">
          Nothing was exported: {csv.error.message}
        </p>
      )}
    </div>
  )
}
