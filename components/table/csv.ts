import { saveFile } from '#lib/client/save-file.ts'
import type { Column } from './column.ts'

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe. */
function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Exactly the rows and columns shown, as CSV (RFC 4180). */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ header }) => cellOf(header)),
    ...rows.map((row) => columns.map((column) => cellOf(column.csv(row)))),
  ]
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

export function downloadCsv(fileName: string, text: string): void {
  saveFile(fileName, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
}
