import type { ReportModel } from '#lib/domain/evidence.ts'
import { mostShownRows, reportTables } from '#lib/domain/report-tables.ts'
import {
  countsWords,
  measuredWords,
  standingWords,
  timeWords,
  verifyCommand,
  verifySteps,
} from '#lib/domain/report-words.ts'
import type { StatusCounts } from '#lib/domain/safeguards/counts.ts'
import { Pdf } from './pdf.ts'
import { quiet } from './pdf-look.ts'

type Part = 'protected' | 'failing' | 'excluded' | 'unknown' | 'not_applicable'

const colours: Record<Part, string> = {
  protected: '#1c7a4a',
  failing: '#b3261e',
  excluded: '#7a4fb5',
  unknown: '#8a5a00',
  not_applicable: '#cfccc6',
}

/** The parts of a bar from the bottom: what is excluded is a part of what fails. */
function partsOf(counts: StatusCounts): [Part, number][] {
  return [
    ['protected', counts.protected],
    ['failing', counts.failing - counts.excluded],
    ['excluded', counts.excluded],
    ['unknown', counts.unknown],
    ['not_applicable', counts.not_applicable],
  ]
}

/** The evidence report as a tagged PDF. */
export async function reportPdf(model: ReportModel, modelHash: string): Promise<Buffer> {
  const pdf = new Pdf({
    title: `Evidence report, ${model.customer.name}`,
    subject: `${timeWords(model.from)} to ${timeWords(model.to)}`,
    footer: `${model.customer.name} · Evidence report · ${model.from.slice(0, 10)} to ${model.to.slice(0, 10)}`,
  })
  pdf
    .title('Evidence report')
    .text(`${model.customer.name}, ${timeWords(model.from)} to ${timeWords(model.to)}.`, 'quiet')
    .text(
      `Made ${timeWords(model.madeAt)} by ${model.madeBy}.${model.legalHold ? ' A legal hold is in force.' : ''}`,
      'quiet',
    )
    .heading('Verdicts')
    .text(`At the start: ${countsWords(model.atStart)}.`)
    .text(`At the end: ${countsWords(model.atEnd)}.`)
  chart(pdf, model)
  pdf.heading('How it was measured')
  for (const words of measuredWords(model)) pdf.text(words)
  for (const { title, columns, rows, empty } of reportTables(model)) {
    const shown = columns.filter(({ isExtra }) => isExtra !== true)
    pdf.heading(title)
    if (rows.length === 0) pdf.text(empty)
    else
      pdf.table(
        shown.map(({ header, share, isNumber }) => ({
          header,
          ...(share === undefined ? {} : { width: share }),
          align: isNumber === true ? ('right' as const) : ('left' as const),
        })),
        rows.slice(0, mostShownRows).map((row) => row.slice(0, shown.length)),
      )
    if (rows.length > mostShownRows) pdf.text(`The first ${mostShownRows}; the ZIP holds all.`)
  }
  pdf.heading('People and responsibilities')
  for (const words of standingWords(model)) pdf.text(words)
  pdf.heading('How to verify it')
  for (const step of verifySteps(model)) pdf.text(step, step === verifyCommand ? 'code' : 'text')
  if (model.digest !== null) pdf.text(`Digest ${model.digest.number}: ${model.digest.hash}`, 'code')
  pdf.text(`Report: ${modelHash}`, 'code')
  return pdf.bytes()
}

function chart(pdf: Pdf, { history, atStart, atEnd }: ReportModel): void {
  const most = Math.max(1, ...history.map(({ counts }) => counts.total))
  const height = 90
  const alt = `Verdicts over the period as ${history.length} stacked bars. Start: ${countsWords(atStart)}. End: ${countsWords(atEnd)}.`
  pdf.figure(alt, height + 14, (doc, x, y, width) => {
    const slot = width / history.length
    history.forEach(({ counts }, index) => {
      let bottom = y + height
      for (const [part, amount] of partsOf(counts)) {
        const size = (amount / most) * height
        if (size > 0)
          doc.rect(x + index * slot, bottom - size, Math.max(1, slot - 1.5), size).fill(colours[part])
        bottom -= size
      }
    })
    doc.font('text').fontSize(8).fillColor(quiet)
    const day = (align: 'left' | 'right', at = '') =>
      doc.text(at.slice(0, 10), x, y + height + 4, { width, align, lineBreak: false })
    day('left', history[0]?.at)
    day('right', history.at(-1)?.at)
  })
  pdf.text(
    'Green protected, red failing, violet failing and excluded, amber unknown, grey not applicable; the tables have the numbers.',
    'quiet',
  )
}
