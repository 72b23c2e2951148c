import { letterWords, raciLetters, raciMeanings, type RaciLetter } from '#lib/domain/raci.ts'
import { Pdf } from './pdf.ts'
import type { RaciDocument } from './raci-document.ts'

const day = (at: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(at))

/** The matrix on one landscape page, with its legend and who acknowledged it. */
export async function raciPdf({ customer, version, acknowledgements }: RaciDocument): Promise<Buffer> {
  const pdf = new Pdf({
    title: `Responsibilities, version ${version.version}`,
    subject: `Who answers for what: ClearDATA and ${customer}`,
    footer: `${customer} · Responsibilities, version ${version.version}`,
    isLandscape: true,
  })
  pdf
    .title('Who answers for what')
    .text(
      `${customer} and ClearDATA. Version ${version.version}, published ${day(version.publishedAt)}.`,
      'quiet',
    )
    .text(version.note)
    .table(
      [{ header: 'Item' }, { header: 'ClearDATA', width: 0.24 }, { header: 'Customer', width: 0.24 }],
      version.rows.map(({ item, cleardata, customer: own }) => [
        item,
        `${cleardata.join(' ')} · ${letterWords(cleardata)}`,
        `${own.join(' ')} · ${letterWords(own)}`,
      ]),
    )
    .heading('Letters')
    .text(
      (Object.keys(raciLetters) as RaciLetter[])
        .map((letter) => `${letter}: ${raciLetters[letter]}, ${raciMeanings[letter]}`)
        .join('.  ') + '.',
    )
    .heading('Acknowledged')
  if (acknowledgements.length === 0) pdf.text('Nobody of the customer has acknowledged this version yet.')
  for (const { name, at } of acknowledgements) pdf.text(`${name}, ${day(at)}`)
  return pdf.bytes()
}
