import { z } from 'zod'
import { formIds } from '#lib/domain/check/detect.ts'
import { type Ctx, requirePermissionAnywhere } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { checkReport, checkText } from './check-text.ts'

/** More than any request of AWS's that a person wrote; the command line takes longer ones. Bytes of UTF-8. */
export const mostCheckBytes = 256 * 1024

export const checkInput = z.object({
  /** The request, description or event as it was written, in JSON or YAML. */
  text: z.string().refine((text) => Buffer.byteLength(text) <= mostCheckBytes, 'It is longer than 256 KiB.'),
})

/** What `safeguard check --json` prints, and beside it the exit code, the form and the corrected request. */
export const checkAnswer = checkReport.extend({
  form: z.enum(formIds),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** In the text's own format; null where it cannot be made from the text alone. */
  fixed: z.string().nullable(),
})
export type CheckAnswer = z.infer<typeof checkAnswer>

/**
 * What the portal would do with the request in a text, for anybody who may check somewhere. Reads and writes
 * nothing: the text is neither stored nor logged. A text that cannot be read or judged is `invalid`, with
 * the line (from 1) in `fields.line`.
 */
export function checkRequest(ctx: Ctx, raw: z.input<typeof checkInput>): CheckAnswer {
  requirePermissionAnywhere(ctx, 'check:run')
  const { text } = checkInput.parse(raw)
  const checked = checkText(text)
  if (checked.kind === 'unreadable')
    throw new ServiceError('invalid', `Line ${checked.line}: ${checked.why}`, {
      line: String(checked.line),
      text: checked.why,
    })
  const { report, form, exitCode, fixed } = checked
  return { ...report, form, exitCode, fixed }
}
