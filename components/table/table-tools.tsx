'use client'

import Columns3 from 'lucide-react/icons/columns-3'
import Download from 'lucide-react/icons/download'
import Rows2 from 'lucide-react/icons/rows-2'
import Rows3 from 'lucide-react/icons/rows-3'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuCheck, MenuGroup } from '#components/ui/menu.tsx'
import type { Column } from './column.ts'
import { csvOf, downloadCsv } from './csv.ts'
import type { TableView } from './use-table-view.ts'

/** Columns, density and CSV: the same three at the right of every table. */
export function TableTools<Row>({
  columns,
  rows,
  view,
  fileName,
}: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  view: TableView<Row>
  /** Without ".csv". */
  fileName: string
}) {
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
        onClick={() => downloadCsv(`${fileName}.csv`, csvOf(view.shown, rows))}
      >
        <Download aria-hidden className="size-3.5" />
        CSV
      </Button>
    </div>
  )
}
