import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Finding, ReportModel } from '#lib/domain/evidence.ts'
import { reportTables } from '#lib/domain/report-tables.ts'
import { countsWords, measuredWords, timeWords, verifySteps } from '#lib/domain/report-words.ts'
import { asffFinding } from './asff.ts'
import { csvLines, csvText } from './csv.ts'
import { ocsfFinding } from './ocsf.ts'

const columns: { header: string; value: (finding: Finding) => string | number | null }[] = [
  { header: 'Status', value: ({ status }) => status },
  { header: 'Safeguard', value: ({ title }) => title },
  { header: 'Safeguard id', value: ({ safeguard }) => safeguard },
  { header: 'Severity', value: ({ severity }) => severity },
  { header: 'Resource', value: ({ name }) => name },
  { header: 'Type', value: ({ type }) => type },
  { header: 'ARN', value: ({ arn }) => arn },
  { header: 'Account', value: ({ accountName }) => accountName },
  { header: 'AWS account id', value: ({ awsAccountId }) => awsAccountId },
  { header: 'Region', value: ({ region }) => region },
  { header: 'Since (UTC)', value: ({ since }) => since },
  { header: 'Why', value: ({ reasons }) => reasons.join(' ') },
  { header: 'Exclusion id', value: ({ exclusion }) => exclusion?.id ?? null },
  { header: 'Excluded until (UTC)', value: ({ exclusion }) => exclusion?.until ?? null },
  { header: 'Exclusion asked by', value: ({ exclusion }) => exclusion?.askedBy ?? null },
  { header: 'Exclusion approved by', value: ({ exclusion }) => exclusion?.approvedBy ?? null },
  { header: 'Excluded because', value: ({ exclusion }) => exclusion?.because ?? null },
  { header: 'HIPAA', value: ({ hipaa }) => hipaa.join(' ') },
  { header: 'NIST 800-53', value: ({ nist80053 }) => nist80053.join(' ') },
]

interface ReportFiles {
  id: string
  model: ReportModel
  modelHash: string
  pdf: Buffer
  /** Every verdict at the end, anew for each file: none of them is held in memory. */
  findings: () => AsyncIterable<Finding[]>
}

function readMe({ id, model, modelHash }: ReportFiles): string {
  return [
    `Evidence report ${id}`,
    `${model.customer.name}, ${timeWords(model.from)} to ${timeWords(model.to)}`,
    '',
    `At the start: ${countsWords(model.atStart)}.`,
    `At the end: ${countsWords(model.atEnd)}.`,
    '',
    ...measuredWords(model),
    '',
    'report.pdf          what a person reads',
    'report.json         everything the report says',
    'verdicts.csv        each verdict at the end, a line each',
    'verdicts.jsonl      the same as JSON Lines',
    'verdicts.ocsf.jsonl the same as OCSF 1.6 compliance findings',
    'verdicts.asff.jsonl the same in the AWS Security Finding Format',
    ...reportTables(model).map(
      ({ id, title }) => `${`${id}.csv`.padEnd(19)} ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    ),
    '',
    ...verifySteps(model),
    ...(model.digest === null ? [] : [`Digest ${model.digest.number}: ${model.digest.hash}`]),
    `Report (SHA-256 of report.json with its keys in order): ${modelHash}`,
    '',
  ].join('\r\n')
}

/** All files of a report as one ZIP, written as it is read: memory does not grow with the number of verdicts. */
export function reportZip(report: ReportFiles): Readable {
  const { model, pdf, findings } = report
  const zip = new ZipFile()
  const mtime = new Date(model.madeAt)
  const each = (line: (finding: Finding) => unknown) =>
    async function* () {
      for await (const batch of findings())
        yield batch.map((finding) => `${JSON.stringify(line(finding))}\n`).join('')
    }
  // Begun when its turn comes, so that only one reads the database at a time.
  const stream = (name: string, lines: () => AsyncIterable<string>) =>
    zip.addReadStreamLazy(name, { mtime }, (ready) =>
      ready(null, Readable.from(lines(), { objectMode: false })),
    )
  zip.addBuffer(Buffer.from(readMe(report), 'utf8'), 'README.txt', { mtime })
  zip.addBuffer(pdf, 'report.pdf', { mtime })
  zip.addBuffer(Buffer.from(`${JSON.stringify(model, null, 2)}\n`, 'utf8'), 'report.json', { mtime })
  stream('verdicts.csv', () => csvLines(columns, findings()))
  stream(
    'verdicts.jsonl',
    each((finding) => finding),
  )
  stream(
    'verdicts.ocsf.jsonl',
    each((finding) => ocsfFinding(finding, model.to)),
  )
  stream(
    'verdicts.asff.jsonl',
    each((finding) => asffFinding(finding, model.to)),
  )
  for (const { id, columns: own, rows } of reportTables(model))
    zip.addBuffer(
      csvText(
        own.map(({ header }) => header),
        rows,
      ),
      `${id}.csv`,
      { mtime },
    )
  zip.end()
  return zip.outputStream as Readable
}
