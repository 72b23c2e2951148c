import { parseArgs } from 'node:util'
import {
  type CheckedText,
  checkText,
  decidingVerdict,
  type LinedReason,
} from '#lib/services/check/check-text.ts'
import { checkSentence } from '#lib/domain/check/check-words.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import type { Io } from './io.ts'

const undecided = 2

interface Options {
  file: string
  json: boolean
  fix: boolean
}

function readOptions(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, fix: { type: 'boolean', default: false } },
    })
    const [file, second] = positionals
    if (file === undefined || second !== undefined) return 'Name one file, or - for standard input.'
    return { file, ...values }
  } catch (error) {
    return error instanceof Error ? error.message : 'These options make no sense.'
  }
}

/** A terminal obeys control characters; what a file says must not. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
}

function reasonLines(file: string, reasons: readonly LinedReason[]): string {
  return reasons.map(({ line, message }) => `  ${file}:${line}: ${plain(message)}\n`).join('')
}

/** What a person reads: the answer, what decided it with its line, and what else fails. */
function words(file: string, checked: CheckedText): string {
  const { report, form, exitCode } = checked
  const deciding = decidingVerdict(report)
  const others = report.verdicts.filter(
    ({ safeguard, status }) => safeguard !== deciding?.safeguard && status === 'failing',
  )
  return [
    `${checkSentence({ type: report.resourceType, decision: report.decision, form, exitCode })}\n`,
    reasonLines(file, deciding?.reasons ?? []),
    ...others.map(
      ({ safeguard, reasons }) =>
        `Beside it, “${findRule(safeguard)?.title ?? safeguard}” does not hold. It does not change the answer.\n${reasonLines(file, reasons)}`,
    ),
  ].join('')
}

/**
 * `safeguard check <file|-> [--json] [--fix]`. Standard output is what was asked for and nothing else: the
 * words, the JSON document, or the corrected request; with both options the document has it as `fixed`.
 * Returns the exit code.
 */
export async function runCheck(args: string[], io: Io): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    io.err(`${options}\n`)
    return undecided
  }
  const { file } = options
  const shown = file === '-' ? '<standard input>' : plain(file)
  let text: string
  try {
    text = await io.read(file)
  } catch (error) {
    io.err(
      `${shown}: it cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).\n`,
    )
    return undecided
  }
  const checked = checkText(text)
  if (checked.kind === 'unreadable') {
    io.err(`${shown}:${checked.line}: ${plain(checked.why)}\n`)
    return checked.exitCode
  }
  const { report, fixed, exitCode } = checked
  if (options.json) io.out(`${JSON.stringify(options.fix ? { ...report, fixed } : report, null, 2)}\n`)
  else if (options.fix) {
    io.err(words(shown, checked))
    if (fixed !== null) io.out(fixed)
    else io.err('The corrected request cannot be made from this text alone.\n')
  } else io.out(words(shown, checked))
  // Undecided is an answer too: with --json the reason is said to people as well.
  if (exitCode === undecided && options.json) io.err(words(shown, checked))
  return exitCode
}
