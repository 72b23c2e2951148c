import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { auditVerify } from './audit-verify.ts'
import { runCatalogue } from './safeguard/catalogue-command.ts'
import { runCheck } from './safeguard/check-command.ts'
import type { Io } from './safeguard/io.ts'
import { runScan } from './safeguard/scan-command.ts'

/** `npm run --silent safeguard -- check|scan|catalogue|audit verify …`: the safeguards without a portal. */
const usage = `Usage:
  npm run --silent safeguard -- check <file|-> [--json] [--fix]
  npm run --silent safeguard -- scan --region REGION [--region …] [--role-arn ARN [--external-id ID]] [--json|--csv]
  npm run --silent safeguard -- catalogue [--json]
  npm run --silent safeguard -- audit verify <export> --public-key FILE [--report FILE] [--json]

check reads a Create… request, a Describe… response or a CloudTrail event, as JSON or YAML, and says what the
portal would do. It exits with 0 when it would run, 1 when it would be terminated or fails, 2 when that cannot
be said.

scan reads everything of SageMaker's in an account, and the buckets it uses, and judges it as the portal would,
before exclusions. It uses the credentials and the endpoint that the AWS SDK finds: AWS_PROFILE, SSO,
AWS_ENDPOINT_URL. It exits with 0 when nothing fails, 1 when something does, 2 when nothing could be read, 3 when
nothing fails but not everything could be read.

audit verify says whether an export of an audit trail is what was signed, and with --report whether it says of a
report's report.json that it was made so. It exits with 0 when it is whole, 1 when
it was tampered with, 2 when it cannot be verified.
`

/** npm runs scripts in the project's folder; a relative path is meant from where the person is. */
async function readText(file: string): Promise<string> {
  if (file === '-') return text(process.stdin)
  return readFile(path.resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8')
}

const io: Io = {
  read: readText,
  out: (said) => process.stdout.write(said),
  err: (said) => process.stderr.write(said),
  isTerminal: process.stderr.isTTY,
}

async function run(args: string[]): Promise<number> {
  const [command, ...rest] = args
  if (command === 'check') return await runCheck(rest, io)
  if (command === 'scan') return await runScan(rest, io)
  if (command === 'catalogue') return runCatalogue(rest, io)
  if (command === 'audit' && rest[0] === 'verify') return auditVerify(rest.slice(1))
  const isHelp = command === undefined || command === '--help' || command === 'help'
  ;(isHelp ? io.out : io.err)(isHelp ? usage : `There is no command “${command}”.\n\n${usage}`)
  return isHelp ? 0 : 2
}

// Whoever reads us may stop early (`| head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
// Not process.exit: what was written to a pipe must arrive first.
process.exitCode = await run(process.argv.slice(2))
