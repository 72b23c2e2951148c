/** A file of more rows than this is the export's or the API's business. */
export const mostRows = 10_000

interface Page<Row> {
  rows: Row[]
  next: string | null
  total: number
}

export interface AllRows<Row> {
  rows: Row[]
  /** How many there are; more than `rows` where the file was cut at the most. */
  total: number
}

/** Every page of a list, one after another, until its end or until `mostRows`. */
export async function allPages<Row>(
  read: (after: string | null) => Promise<Page<Row>>,
): Promise<AllRows<Row>> {
  const rows: Row[] = []
  let after: string | null = null
  for (;;) {
    const page: Page<Row> = await read(after)
    rows.push(...page.rows)
    if (page.next === null || rows.length >= mostRows)
      return { rows: rows.slice(0, mostRows), total: Math.max(page.total, rows.length) }
    after = page.next
  }
}
