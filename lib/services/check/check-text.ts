import { stringify } from 'yaml'
import { z } from 'zod'
import {
  checkDocument,
  type Checked,
  decidingSafeguard,
  decisions,
  type ExitCode,
} from '#lib/domain/check/check-document.ts'
import { correctedRequest, switchesToSet } from '#lib/domain/check/correct-request.ts'
import type { Form } from '#lib/domain/check/detect.ts'
import { isSpelledSmall, spellSmall, stepsInDocument } from '#lib/domain/check/spelling.ts'
import { stepsOf } from '#lib/domain/resources/read-path.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'
import { reasonView } from '#lib/services/reason-view.ts'
import { type ParsedDocument, parseDocument } from './parse-document.ts'

/** A reason with its line (from 1) in the text. */
const linedReason = reasonView.extend({ line: z.number().int() })
export type LinedReason = z.infer<typeof linedReason>

/** What `safeguard check --json` prints, and nothing beside it. */
export const checkReport = z.object({
  resourceType: z.enum(resourceTypeIds),
  decision: z.enum(decisions),
  verdicts: z.array(
    z.object({
      safeguard: z.string(),
      status: z.enum(verdictStatuses),
      reasons: z.array(linedReason),
    }),
  ),
})
export type CheckReport = z.infer<typeof checkReport>

export interface CheckedText {
  kind: 'checked'
  form: Form
  exitCode: ExitCode
  report: CheckReport
  /** The corrected request in the text's own format; null where it cannot be made from the text alone. */
  fixed: string | null
}

export type TextCheck = CheckedText | { kind: 'unreadable'; exitCode: 2; why: string; line: number }

/** A request keeps its own spelling, order and, in YAML, its comments; only the switches change. */
function fixedInPlace(parsed: ParsedDocument, paths: readonly string[]): string {
  const isSmall = isSpelledSmall(parsed.value)
  for (const path of paths) {
    const steps = stepsOf(path)
    const there = stepsInDocument(parsed.value, steps)
    const missing = steps
      .slice(there.length)
      .map((step) => (isSmall && typeof step === 'string' ? spellSmall(step) : step))
    // A parent that is null takes no members; it is replaced.
    const parent =
      there.length > 0 && missing.length > 0 && parsed.document.getIn(there) === null ? there : null
    if (parent) parsed.document.setIn(parent, parsed.document.createNode({}))
    parsed.document.setIn([...there, ...missing], true)
  }
  return parsed.isJson
    ? `${JSON.stringify(parsed.document.toJS(), null, 2)}\n`
    : parsed.document.toString({ lineWidth: 0 })
}

function fixedText(parsed: ParsedDocument, { detected }: Checked): string | null {
  const request = correctedRequest(detected)
  const paths = switchesToSet(detected)
  if (request === null || paths === null) return null
  const inOwnFormat = () =>
    parsed.isJson ? `${JSON.stringify(request, null, 2)}\n` : stringify(request, { lineWidth: 0 })
  if (detected.form !== 'request') return inOwnFormat()
  try {
    return fixedInPlace(parsed, paths)
  } catch {
    // YAML that borrows from elsewhere (an alias, a merge) cannot be changed in place.
    return inOwnFormat()
  }
}

/**
 * What the portal would do with the request, description or event in a text: the same judges as for what runs
 * in AWS. Needs no account and no database; no text makes it throw.
 */
export function checkText(text: string): TextCheck {
  const parsed = parseDocument(text)
  if (parsed.kind === 'unreadable') return { ...parsed, exitCode: 2 }
  const result = checkDocument(parsed.value)
  if (result.kind === 'undecidable')
    return { kind: 'unreadable', exitCode: 2, why: result.why, line: parsed.lineOf(result.steps) }
  return {
    kind: 'checked',
    form: result.detected.form,
    exitCode: result.exitCode,
    report: {
      resourceType: result.detected.type,
      decision: result.decision,
      verdicts: result.verdicts.map(({ safeguard, status, reasons }) => ({
        safeguard,
        status,
        reasons: reasons.map(({ steps, ...reason }) => ({ ...reason, line: parsed.lineOf(steps) })),
      })),
    },
    fixed: fixedText(parsed, result),
  }
}

/** The verdict that decided, where the kind has one. */
export function decidingVerdict(report: CheckReport): CheckReport['verdicts'][number] | undefined {
  return report.verdicts.find(({ safeguard }) => safeguard === decidingSafeguard(report.resourceType))
}
