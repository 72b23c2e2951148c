import { stringify as stringifySync } from 'csv-stringify/sync'

export type CsvValue = string | number | boolean | null

/**
 * RFC 4180: CRLF, quotes doubled, a header line. A cell that a spreadsheet would run as a formula gets a
 * leading apostrophe: names in AWS are the customer's to choose.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const options = {
  record_delimiter: 'windows',
  header: true,
  // Byte order mark: without it Excel takes UTF-8 for the local code page.
  bom: true,
} as const

export function safeCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return /^[=+\-@\t\r\n|]/.test(value) ? `'${value}` : value
}

/** A small table at once. */
export function csvText(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): Buffer {
  return Buffer.from(
    stringifySync(
      rows.map((row) => row.map(safeCell)),
      { ...options, columns: [...columns] },
    ),
    'utf8',
  )
}

/** A large one, as it is read: lines of safe cells. */
export async function* csvLines<Row>(
  columns: readonly { header: string; value: (row: Row) => CsvValue }[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield stringifySync([columns.map(({ header }) => header)], { record_delimiter: 'windows', bom: true })
  for await (const rows of batches)
    yield stringifySync(
      rows.map((row) => columns.map(({ value }) => safeCell(value(row)))),
      { record_delimiter: 'windows' },
    )
}
