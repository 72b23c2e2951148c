import type { ReportModel, VerdictCounts } from '#lib/domain/evidence.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { Pdf } from './pdf.ts'
import { countsWords, measuredWords, spanWords, timeWords, verifySteps } from './report-words.ts'

const colours: Record<VerdictStatus, string> = {
  protected: '#1c7a4a',
  failing: '#b3261e',
  unknown: '#8a5a00',
  not_applicable: '#cfccc6',
}
const order: VerdictStatus[] = ['protected', 'failing', 'unknown', 'not_applicable']

/** A report holds thousands of rows; what a person reads holds so many, and the ZIP holds all. */
const mostRows = 200

function figures(counts: VerdictCounts): string[] {
  return [...order.map((status) => String(counts[status])), String(counts.total)]
}

const countColumns = (first: string) => [
  { header: first },
  ...['Protected', 'Failing', 'Unknown', 'Not applicable', 'All'].map((header) => ({
    header,
    width: 0.13,
    align: 'right' as const,
  })),
]

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
  pdf
    .heading('By safeguard, at the end')
    .table(
      countColumns('Safeguard'),
      model.safeguards.map(({ title, counts }) => [title, ...figures(counts)]),
    )
    .heading('Scope')
    .table(
      [
        { header: 'Account' },
        { header: 'AWS account id', width: 0.22 },
        { header: 'Regions', width: 0.3 },
        { header: 'Enforcement', width: 0.16 },
      ],
      model.accounts.map(({ name, awsAccountId, regions, mode }) => [
        name,
        awsAccountId,
        regions.join(', '),
        mode,
      ]),
    )
    .heading('How it was measured')
  for (const words of measuredWords(model)) pdf.text(words)
  pdf.heading('Coverage')
  if (model.coverage.length === 0) pdf.text('No stretch of enforcement was recorded in this period.')
  else
    pdf.table(
      [
        { header: 'Account' },
        { header: 'Enforcement', width: 0.3 },
        { header: 'For', width: 0.3, align: 'right' },
      ],
      model.coverage.map(({ account, state, seconds }) => [account, state, spanWords(seconds)]),
    )
  pdf.heading(`Terminations: ${model.terminations.length}`)
  if (model.terminations.length === 0) pdf.text('No job was terminated.')
  else
    pdf.table(
      [
        { header: 'Job' },
        { header: 'Account', width: 0.16 },
        { header: 'Region', width: 0.14 },
        { header: 'State', width: 0.14 },
        { header: 'Decided', width: 0.24 },
      ],
      model.terminations
        .slice(0, mostRows)
        .map(({ jobName, account, region, state, decidedAt }) => [
          ...[jobName, account, region, state.replace('_', ' '), timeWords(decidedAt)],
        ]),
    )
  if (model.terminations.length > mostRows) pdf.text(`The first ${mostRows}; the ZIP holds all.`)
  pdf.heading(`Exclusions: ${model.exclusions.length}`)
  if (model.exclusions.length === 0) pdf.text('Nothing was excluded.')
  else
    pdf.table(
      [
        { header: 'Job' },
        { header: 'Account', width: 0.18 },
        { header: 'State', width: 0.14 },
        { header: 'From', width: 0.2 },
        { header: 'Until', width: 0.2 },
      ],
      model.exclusions
        .slice(0, mostRows)
        .map(({ jobName, account, state, startsAt, endsAt }) => [
          ...[jobName, account, state, timeWords(startsAt), timeWords(endsAt)],
        ]),
    )
  pdf.heading(`Gaps: ${model.gaps.length}`)
  if (model.gaps.length === 0) pdf.text('Everything could be read when the report was made.')
  else
    pdf.table(
      [
        { header: 'Account', width: 0.18 },
        { header: 'Region', width: 0.16 },
        { header: 'Could not read' },
        { header: 'Error', width: 0.26 },
        { header: 'Times', width: 0.1, align: 'right' },
      ],
      model.gaps
        .slice(0, mostRows)
        .map(({ account, region, action, error, count }) => [
          ...[account, region, action, error, String(count)],
        ]),
    )
  const { raci, people } = model
  pdf
    .heading('People and responsibilities')
    .text(
      `${people.admins} admins and ${people.viewers} viewers. Support looked in ${people.supportVisits} times in this period.`,
    )
    .text(
      raci.acknowledgedBy === null
        ? `Version ${raci.version} of the responsibilities is in force and not acknowledged.`
        : `Version ${raci.version} of the responsibilities is in force, acknowledged by ${raci.acknowledgedBy} on ${timeWords(raci.acknowledgedAt ?? '')}.`,
    )
    .heading('How to verify it')
  for (const step of verifySteps(model)) pdf.text(step, step.startsWith('npm') ? 'code' : 'text')
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
      for (const status of order) {
        const size = (counts[status] / most) * height
        if (size > 0)
          doc.rect(x + index * slot, bottom - size, Math.max(1, slot - 1.5), size).fill(colours[status])
        bottom -= size
      }
    })
  })
  pdf.text(
    'Green protected, red failing, amber unknown, grey not applicable; the tables have the numbers.',
    'quiet',
  )
}
