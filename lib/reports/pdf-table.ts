import { ink, line, shade } from './pdf-look.ts'

export interface PdfColumn {
  header: string
  /** Share of the width; the rest is split evenly. */
  width?: number
  align?: 'left' | 'right'
}

const padX = 5
const padY = 4
const fontSize = 9

interface Cell {
  text: string
  x: number
  width: number
  align: 'left' | 'right'
}

interface Row {
  cells: Cell[]
  isHeader: boolean
  height: number
}

/**
 * A table that repeats its header on each page it goes on to. Each row is whole on its page. pdfkit's own
 * tables can do neither that nor say which cells a header is of, which PDF/UA asks for.
 */
export function drawTable(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  columns: readonly PdfColumn[],
  rows: readonly (readonly string[])[],
): void {
  const { page } = doc
  const pageHeight = page.height - page.margins.top - page.margins.bottom
  const layout = layoutOf(columns, page.width - page.margins.left - page.margins.right, page.margins.left)

  function rowOf(texts: readonly string[], isHeader: boolean, most: number): Row {
    // An empty cell has nothing to tag.
    const cells = layout.map((place, index) => ({ ...place, text: texts[index] || '–' }))
    doc.font(isHeader ? 'strong' : 'text').fontSize(fontSize)
    const needed = cells.map(({ text, width }) => doc.heightOfString(text, { width }))
    return { cells, isHeader, height: Math.min(Math.max(...needed) + 2 * padY, most) }
  }

  function drawCell({ text, x, width, align }: Cell, { isHeader, height }: Row, y: number) {
    doc.font(isHeader ? 'strong' : 'text')
    doc.fontSize(fontSize).fillColor(ink)
    // A little more than was measured, so that no last line is lost to rounding.
    doc.text(text, x, y + padY, { width, align, height: height - 2 * padY + 1, ellipsis: true })
  }

  /** What is behind the words: nothing that a screen reader reads. */
  function drawGround({ isHeader, height }: Row, y: number) {
    const { left, right } = doc.page.margins
    const width = doc.page.width - left - right
    doc.markContent('Artifact', { type: 'Layout' })
    if (isHeader) doc.rect(left, y, width, height).fill(shade)
    doc
      .lineWidth(0.5)
      .strokeColor(line)
      .moveTo(left, y + height)
      .lineTo(left + width, y + height)
      .stroke()
    doc.endMarkedContent()
  }

  function drawRow(row: Row, body: PDFKit.PDFStructureElement) {
    const y = doc.y
    drawGround(row, y)
    const struct = doc.struct('TR')
    body.add(struct)
    for (const cell of row.cells) {
      const draw = () => drawCell(cell, row, y)
      struct.add(
        row.isHeader ? doc.struct('TH', { scope: 'Column' } as never, draw) : doc.struct('TD', {}, draw),
      )
    }
    struct.end()
    doc.y = y + row.height
  }

  const header = rowOf(
    columns.map((column) => column.header),
    true,
    pageHeight,
  )
  // Sums of lines are not exact.
  const fits = (height: number) => doc.y + height <= doc.page.height - doc.page.margins.bottom + 0.01
  const sized = (texts: readonly string[]) => rowOf(texts, false, pageHeight - header.height)

  const table = doc.struct('Table')
  root.add(table)
  const head = doc.struct('THead')
  const body = doc.struct('TBody')
  table.add(head).add(body)
  // A header at the foot of a page, without a row, says nothing.
  const first = rows[0] === undefined ? 0 : sized(rows[0]).height
  if (!fits(header.height + first)) doc.addPage()
  drawRow(header, head)
  for (const texts of rows) {
    const row = sized(texts)
    if (!fits(row.height)) {
      doc.addPage()
      drawAgain(header)
    }
    drawRow(row, body)
  }
  table.end()
  doc.x = doc.page.margins.left

  /** The header on a further page: a reader has it already, so it is an artifact. */
  function drawAgain(row: Row) {
    const y = doc.y
    drawGround(row, y)
    doc.markContent('Artifact', { type: 'Pagination' })
    for (const cell of row.cells) drawCell(cell, row, y)
    doc.endMarkedContent()
    doc.y = y + row.height
  }
}

/** Where each column's words stand. */
function layoutOf(columns: readonly PdfColumn[], width: number, left: number): Omit<Cell, 'text'>[] {
  const given = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const free = columns.filter((column) => column.width === undefined).length
  let x = left
  return columns.map((column) => {
    const own = (column.width ?? (1 - given) / free) * width
    const place = { x: x + padX, width: own - 2 * padX, align: column.align ?? ('left' as const) }
    x += own
    return place
  })
}
