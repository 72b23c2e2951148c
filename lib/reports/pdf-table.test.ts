import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { drawTable } from './pdf-table.ts'

const hex = (text: string) => `<${Buffer.from(text, 'latin1').toString('hex')}>`
const count = (text: string, part: string) => text.split(part).length - 1

/** The document's own bytes, nothing compressed; Courier, since other faces are written in kerned pieces. */
async function tableOf(rows: string[][], from = 54) {
  const doc = new PDFDocument({
    ...{ compress: false, tagged: true, pdfVersion: '1.7', bufferPages: true, size: 'A4', margin: 54 },
  })
  doc.registerFont('text', 'Courier').registerFont('strong', 'Courier-Bold')
  const root = doc.struct('Document')
  doc.addStructure(root)
  doc.y = from
  drawTable(doc, root, [{ header: 'Job' }, { header: 'Minutes', align: 'right', width: 0.2 }], rows)
  root.end()
  const pages = doc.bufferedPageRange().count
  doc.end()
  return { pages, text: (await buffer(doc)).toString('latin1') }
}

describe('a table in a PDF', () => {
  const rows = Array.from({ length: 120 }, (_, index) => [`job-${1000 + index}`, String(index)])

  it('repeats its header on each page, and is one table with one header to a screen reader', async () => {
    const { pages, text } = await tableOf(rows)
    expect(pages).toBeGreaterThan(2)
    expect(count(text, hex('Minutes'))).toBe(pages)
    expect(count(text, '/Type /Pagination')).toBe(pages - 1)
    expect(count(text, '/S /Table')).toBe(1)
    expect(count(text, '/S /TH\n')).toBe(2)
    expect(count(text, '/Scope /Column')).toBe(2)
    expect(count(text, '/S /TD')).toBe(240)
    for (const [job = ''] of rows) expect(count(text, hex(job)), job).toBe(1)
  })

  it('leaves no header without a row at the foot of a page', async () => {
    const { pages, text } = await tableOf([['job-1', '1']], 841 - 54 - 25)
    expect(pages).toBe(2)
    expect(count(text, hex('Minutes'))).toBe(1)
  })

  it('cuts a row that is longer than a page, with a sign, and goes on after it', async () => {
    const { pages, text } = await tableOf([
      ['word '.repeat(4000), '1'],
      ['job-2', '2'],
    ])
    expect(pages).toBe(2)
    expect(text).toContain(`${Buffer.from('word', 'latin1').toString('hex')}85>`)
    expect(count(text, hex('job-2'))).toBe(1)
  })
})
