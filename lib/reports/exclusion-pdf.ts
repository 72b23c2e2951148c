import path from 'node:path'
import PDFDocument from 'pdfkit'
import { rootFolder } from '#lib/paths.ts'

/** An exclusion as a document: what the report shows, already in words. */
export interface ExclusionReport {
  customerName: string
  title: string
  state: string
  /** Facts in the order they are read. */
  facts: (readonly [string, string])[]
  names: { name: string; state: string; until: string }[]
  attestations: { name: string; text: string; facts: (readonly [string, string])[] }[]
  events: { at: string; words: string; said: string | null }[]
  madeAt: string
}

const fonts = path.join(rootFolder, 'node_modules/geist/dist/fonts')
const regular = path.join(fonts, 'geist-sans/Geist-Regular.ttf')
const bold = path.join(fonts, 'geist-sans/Geist-SemiBold.ttf')
const ink = '#1b1b19'
const quiet = '#5c5a55'

/**
 * Writes the document as a tagged PDF, so that a screen reader finds its headings, paragraphs and lists.
 * @see https://pdfkit.org/docs/accessibility.html
 */
export async function exclusionPdf(report: ExclusionReport): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 56, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'en' },
    info: { Title: `${report.title}: exclusion`, Author: 'ClearDATA', Subject: report.customerName },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const write = (tag: 'H1' | 'H2' | 'P', text: string, draw: () => void) =>
    root.add(
      doc.struct(tag, { actual: text }, () => {
        draw()
      }),
    )
  const heading = (text: string) =>
    write('H2', text, () => doc.moveDown(1).font(bold).fontSize(12).fillColor(ink).text(text).moveDown(0.3))
  const paragraph = (text: string, colour = ink) =>
    write('P', text, () => doc.font(regular).fontSize(9.5).fillColor(colour).text(text).moveDown(0.3))
  const fact = ([what, value]: readonly [string, string]) =>
    write('P', `${what}: ${value}`, () =>
      doc
        .font(bold)
        .fontSize(9.5)
        .fillColor(quiet)
        .text(`${what}  `, { continued: true })
        .font(regular)
        .fillColor(ink)
        .text(value)
        .moveDown(0.2),
    )

  write('P', report.customerName, () =>
    doc
      .font(regular)
      .fontSize(9.5)
      .fillColor(quiet)
      .text(`${report.customerName} · Exclusion from a safeguard`),
  )
  write('H1', report.title, () => doc.font(bold).fontSize(18).fillColor(ink).text(report.title).moveDown(0.2))
  paragraph(report.state)
  report.facts.forEach(fact)
  if (report.names.length > 1) {
    heading('Names')
    for (const { name, state, until } of report.names) fact([name, `${state}, ${until}`])
  }
  for (const { name, text, facts } of report.attestations) {
    heading(`Attestation for ${name}`)
    paragraph(text)
    facts.forEach(fact)
  }
  heading('What happened')
  for (const { at, words, said } of report.events) {
    fact([at, words])
    if (said !== null) paragraph(`“${said}”`, quiet)
  }
  paragraph(`Made ${report.madeAt}. An excluded resource stays failing in every count.`, quiet)
  root.end()
  doc.end()
  return ended
}
