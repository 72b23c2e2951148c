import { createPublicKey, type KeyObject } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { hashOfContent } from '#lib/services/evidence/report-view.ts'
import { verifyExport } from '#lib/services/audit/verify-export.ts'

const usage = 'Use: audit verify <export.jsonl> --public-key <file> [--report <report.json>] [--json]'

/** npm runs scripts in the project's folder; a relative path is meant from where the person is. */
const placed = (file: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

function readKey(pem: Buffer): KeyObject | null {
  try {
    return createPublicKey(pem)
  } catch {
    return null
  }
}

/** The hash of a report's content; undefined for what is none. */
function readReport(text: string): string | undefined {
  try {
    const model = JSON.parse(text.replace(/^\uFEFF/, '')) as { format?: unknown } | null
    return typeof model?.format === 'number' ? hashOfContent(model) : undefined
  } catch {
    return undefined
  }
}

/**
 * `audit verify <export> --public-key <file>`: whether a trail is what was signed. Needs the export and the key
 * and nothing else. With `--report report.json` (of a report's ZIP), whether the trail says that it was made so. Returns the exit code: 0 whole, 1 tampered with, 2 not to be verified at all.
 */
export async function auditVerify(args: string[]): Promise<number> {
  let given
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'public-key': { type: 'string' },
        report: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    return 2
  }
  const [file, ...others] = given.positionals
  const keyFile = given.values['public-key']
  if (file === undefined || others.length > 0 || keyFile === undefined) {
    console.error(usage)
    return 2
  }
  try {
    const pem = fs.readFileSync(placed(keyFile))
    const publicKey = readKey(pem)
    if (publicKey === null) {
      console.error(`${keyFile} is no public key in PEM.`)
      return 2
    }
    const report = given.values.report
    const reportHash = report === undefined ? null : readReport(fs.readFileSync(placed(report), 'utf8'))
    if (reportHash === undefined) {
      console.error(`${report} is no report.json of an evidence report.`)
      return 2
    }
    const bytes = fs.createReadStream(placed(file), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
    const result = await verifyExport(bytes, publicKey, reportHash)
    if (given.values.json) console.log(JSON.stringify(result, null, 2))
    else if (result.ok)
      console.log(
        `Whole. ${result.entries} rows from ${result.from} to ${result.to}, ${result.digests} digests, each signed by this key.${result.isReportRecorded === true ? ' The report is as it was made.' : ''}`,
      )
    else {
      console.log(`Not whole. ${result.entries} rows, ${result.digests} digests.`)
      for (const { line, what } of result.findings)
        console.log(line === null ? `  ${what}` : `  line ${line}: ${what}`)
    }
    return result.ok ? 0 : 1
  } catch (error) {
    console.error((error as Error).message)
    return 2
  }
}
