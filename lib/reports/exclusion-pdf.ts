import { Pdf } from './pdf.ts'

/** An exclusion as a document: what the report shows, already in words. */
export interface ExclusionReport {
  customerName: string
  id: string
  title: string
  state: string
  /** Facts in the order they are read. */
  facts: (readonly [string, string])[]
  names: { name: string; state: string; until: string }[]
  attestations: { name: string; text: string; facts: (readonly [string, string])[] }[]
  events: { at: string; words: string; said: string | null }[]
  madeAt: string
}

const factColumns = [{ header: 'What', width: 0.26 }, { header: 'As recorded' }]

/** An exclusion, or a request for one, as a tagged PDF. */
export async function exclusionPdf(report: ExclusionReport): Promise<Buffer> {
  const pdf = new Pdf({
    title: `${report.title}: exclusion`,
    subject: report.customerName,
    footer: `${report.customerName} · exclusion ${report.id} · made ${report.madeAt}`,
  })
  pdf
    .title(report.title)
    .text(`${report.customerName}, exclusion from a safeguard`, 'quiet')
    .text(`${report.state}. An excluded resource stays failing in every count.`)
    .table(factColumns, report.facts)
  if (report.names.length > 1)
    pdf.heading('Names').table(
      [{ header: 'Name' }, { header: 'State', width: 0.2 }, { header: 'Until', width: 0.28 }],
      report.names.map(({ name, state, until }) => [name, state, until]),
    )
  for (const { name, text, facts } of report.attestations)
    pdf.heading(`Attestation for ${name}`).text(text).table(factColumns, facts)
  pdf.heading('What happened').table(
    [{ header: 'When', width: 0.26 }, { header: 'Who and what', width: 0.3 }, { header: 'Said' }],
    report.events.map(({ at, words, said }) => [at, words, said ?? '']),
  )
  return pdf.bytes()
}
