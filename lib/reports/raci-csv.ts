import { letterWords } from '#lib/domain/raci.ts'
import { csvText } from './csv.ts'
import type { RaciDocument } from './raci-document.ts'

/** One line a row, letters and words. */
export function raciCsv({ version }: RaciDocument): Buffer {
  return csvText(
    ['Version', 'Item', 'ClearDATA', 'ClearDATA in words', 'Customer', 'Customer in words'],
    version.rows.map(({ item, cleardata, customer }) => [
      version.version,
      item,
      cleardata.join(' '),
      letterWords(cleardata),
      customer.join(' '),
      letterWords(customer),
    ]),
  )
}
