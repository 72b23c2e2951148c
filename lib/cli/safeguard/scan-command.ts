import { parseArgs } from 'node:util'
import { isRegionOff } from '#lib/domain/accounts/regions.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { resourceStatus } from '#lib/domain/safeguards/resource-status.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { csvText } from '#lib/reports/csv.ts'
import { type Scan, scanAccount, type ScanRequest } from '#lib/services/scans/scan-account.ts'
import type { Io } from './io.ts'

/** What the exit code says; the words stand in the command's usage. */
const exitCodes = { nothingFails: 0, somethingFails: 1, notScanned: 2, gaps: 3 } as const

interface Options extends ScanRequest {
  form: 'words' | 'json' | 'csv'
}

function readOptions(args: string[]): Options | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        region: { type: 'string', multiple: true, default: [] },
        'role-arn': { type: 'string' },
        'external-id': { type: 'string' },
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
      },
    })
    const regions = [...new Set(values.region.flatMap((given) => given.split(',')))].filter(Boolean)
    const roleArn = values['role-arn']
    const externalId = values['external-id']
    if (regions.length === 0) return 'Name a region: --region us-east-1. It can be given more than once.'
    const odd = regions.find((region) => !/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(region))
    if (odd !== undefined) return `“${odd}” is not a region.`
    if (values.json && values.csv) return 'Choose one: --json or --csv.'
    if (roleArn !== undefined && !/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/.test(roleArn))
      return '--role-arn takes the ARN of a role.'
    if (externalId !== undefined && roleArn === undefined) return '--external-id goes with --role-arn.'
    return {
      regions,
      ...(roleArn !== undefined && { roleArn }),
      ...(externalId !== undefined && { externalId }),
      form: values.json ? 'json' : values.csv ? 'csv' : 'words',
    }
  } catch (error) {
    return error instanceof Error ? error.message : 'These options make no sense.'
  }
}

/** A terminal obeys control characters; what AWS answers must not. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}

function words({ resources, gaps, calls }: Scan): string {
  const counts: Record<VerdictStatus, number> = { protected: 0, failing: 0, unknown: 0, not_applicable: 0 }
  const lines: string[] = []
  for (const { name, type, region, verdicts } of resources) {
    const { status, failing } = resourceStatus(verdicts)
    counts[status]++
    if (status !== 'failing' && status !== 'unknown') continue
    lines.push(
      `${status.padEnd(8)} ${resourceTypes[type].label} ${plain(name)} (${region || 'region unknown'})`,
    )
    for (const { safeguard, status: own, reasons } of verdicts)
      if (failing.includes(safeguard) || (status === 'unknown' && own === 'unknown'))
        lines.push(...reasons.map(({ message }) => `         ${safeguard}: ${plain(message)}`))
  }
  const { protected: safe, failing, unknown, not_applicable: none } = counts
  return [
    ...lines,
    `${resources.length} resources: ${safe} protected, ${failing} failing, ${unknown} unknown, ${none} not applicable. Exclusions are known to the portal alone.`,
    ...gaps.map(
      ({ service, action, region, error, message, count }) =>
        `Not read in ${region}: ${service}:${action} answered ${plain(error)}${count > 1 ? ` (${count} times)` : ''}: ${plain(message)}`,
    ),
    `${calls} calls of AWS.`,
    '',
  ].join('\n')
}

function csv({ resources }: Scan): string {
  const rows = resources.flatMap(({ arn, name, type, region, verdicts }) =>
    verdicts.map(({ safeguard, status, reasons }) => [
      ...[arn, name, type, region, safeguard, status],
      reasons.map(({ message }) => message).join(' '),
    ]),
  )
  return csvText(['arn', 'name', 'type', 'region', 'safeguard', 'status', 'reasons'], rows).toString('utf8')
}

/** Exactly what is documented: a gap's message and count are for people. */
function json({ resources, gaps, calls }: Scan): string {
  const shown = gaps.map(({ service, action, region, error }) => ({ service, action, region, error }))
  return `${JSON.stringify({ resources, gaps: shown, calls }, null, 2)}\n`
}

function exitCodeOf({ resources, gaps }: Scan): number {
  // The region is there whether anything could be read or not.
  const isNothingRead = resources.every(({ type }) => type === 'sagemaker-region')
  if (isNothingRead && gaps.length > 0) return exitCodes.notScanned
  if (resources.some(({ verdicts }) => resourceStatus(verdicts).status === 'failing'))
    return exitCodes.somethingFails
  return gaps.some(({ region, error }) => !isRegionOff(region, error))
    ? exitCodes.gaps
    : exitCodes.nothingFails
}

/**
 * `safeguard scan --region … [--role-arn … --external-id …] [--json|--csv]`. Standard output is the result and
 * nothing else; progress goes to a terminal on standard error. Returns the exit code.
 */
export async function runScan(args: string[], io: Io): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    io.err(`${options}\n`)
    return exitCodes.notScanned
  }
  const { form, ...request } = options
  const scan = await scanAccount(request, ({ region, resources, calls }) => {
    if (io.isTerminal) io.err(`\r${region}: ${resources} resources, ${calls} calls of AWS`)
  })
  if (io.isTerminal) io.err('\r\u001b[K')
  io.out(form === 'json' ? json(scan) : form === 'csv' ? csv(scan) : words(scan))
  if (form !== 'words')
    for (const { service, action, region, error, message } of scan.gaps)
      io.err(`Not read in ${region}: ${service}:${action} answered ${plain(error)}: ${plain(message)}\n`)
  return exitCodeOf(scan)
}
