import PDFDocument from 'pdfkit'
import { faces, ink, quiet } from './pdf-look.ts'
import { drawTable, type PdfColumn } from './pdf-table.ts'

/**
 * A tagged PDF (PDF/UA): headings, paragraphs and tables are marked as such, so that a screen reader reads
 * it as the page is read. One column, A4, black on white.
 */
export class Pdf {
  readonly #doc: PDFKit.PDFDocument
  readonly #footer: string
  readonly #root: PDFKit.PDFStructureElement

  constructor(about: { title: string; subject: string; footer: string; isLandscape?: boolean }) {
    this.#footer = about.footer
    this.#doc = new PDFDocument({
      size: 'A4',
      layout: about.isLandscape ? 'landscape' : 'portrait',
      margins: { top: 54, bottom: 64, left: 54, right: 54 },
      bufferPages: true,
      pdfVersion: '1.7',
      // The types do not know it yet; pdfkit 0.20 writes it.
      subset: 'PDF/UA' as never,
      tagged: true,
      displayTitle: true,
      lang: 'en',
      font: faces.text,
      info: { Title: about.title, Subject: about.subject, Author: 'ClearDATA Safeguards portal' },
    })
    // A page that a text runs on to would begin with this face, in the middle of code.
    delete this.#doc.options.font
    for (const [name, file] of Object.entries(faces)) this.#doc.registerFont(name, file)
    this.#root = this.#doc.struct('Document')
    this.#doc.addStructure(this.#root)
  }

  get #width(): number {
    const { width, margins } = this.#doc.page
    return width - margins.left - margins.right
  }

  #say(type: string, text: string, face: keyof typeof faces, size: number, colour: string): void {
    const doc = this.#doc
    this.#root.add(
      doc.struct(type, {}, () => {
        doc.font(face).fontSize(size).fillColor(colour)
        doc.text(text, doc.page.margins.left, doc.y, { width: this.#width, lineGap: size * 0.2 })
      }),
    )
  }

  /** Starts a new page unless this much room (in points) is left. */
  #keep(height: number): void {
    const { page, y } = this.#doc
    if (y + height > page.height - page.margins.bottom) this.#doc.addPage()
  }

  title(text: string): this {
    this.#say('H1', text, 'strong', 20, ink)
    this.#doc.moveDown(0.3)
    return this
  }

  heading(text: string): this {
    this.#keep(110)
    const { y, page } = this.#doc
    if (y > page.margins.top) this.#doc.moveDown(0.9)
    this.#say('H2', text, 'strong', 13, ink)
    this.#doc.moveDown(0.3)
    return this
  }

  text(text: string, look: 'text' | 'quiet' | 'code' = 'text'): this {
    this.#say(
      'P',
      text,
      look === 'code' ? 'code' : 'text',
      look === 'code' ? 8.5 : 10,
      look === 'quiet' ? quiet : ink,
    )
    this.#doc.moveDown(0.35)
    return this
  }

  /** Rows of cells under named columns; the names stand again on each page the table goes on to. */
  table(columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): this {
    drawTable(this.#doc, this.#root, columns, rows)
    this.#doc.font('text').fontSize(9).moveDown(0.4)
    return this
  }

  /** A picture drawn with the document's own strokes; `alt` says what it shows. */
  figure(
    alt: string,
    height: number,
    draw: (doc: PDFKit.PDFDocument, x: number, y: number, width: number) => void,
  ): this {
    this.#keep(height + 10)
    const doc = this.#doc
    const y = doc.y
    const struct = doc.struct('Figure', { alt }, () => draw(doc, doc.page.margins.left, y, this.#width))
    this.#root.add(struct)
    doc.x = doc.page.margins.left
    doc.y = y + height + 6
    return this
  }

  /** Numbers the pages and returns the whole file. */
  async bytes(): Promise<Buffer> {
    const doc = this.#doc
    this.#root.end()
    const { start, count } = doc.bufferedPageRange()
    for (let index = start; index < start + count; index++) {
      doc.switchToPage(index)
      const { height, margins } = doc.page
      const y = height - margins.bottom + 22
      // Below the margin: without this, writing there would start a page.
      doc.page.margins.bottom = 0
      doc.markContent('Artifact', { type: 'Pagination' })
      doc.font('text').fontSize(8).fillColor(quiet)
      doc.text(this.#footer, margins.left, y, { width: this.#width * 0.8, lineBreak: false })
      doc.text(`${index - start + 1} of ${count}`, margins.left, y, {
        width: this.#width,
        align: 'right',
        lineBreak: false,
      })
      doc.endMarkedContent()
    }
    const chunks: Buffer[] = []
    const whole = new Promise<Buffer>((resolve, reject) => {
      doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      doc.on('end', () => resolve(Buffer.concat(chunks)))
      doc.on('error', reject)
    })
    doc.end()
    return whole
  }
}
