import { z } from 'zod'
import { keyStates, type Reason } from '#lib/domain/safeguards/verdict.ts'

/** Why a verdict is what it is, as answers carry it. */
export const reasonView = z.object({
  message: z.string().describe('A full sentence in plain words.'),
  path: z.string().optional().describe('Where in the describe response the setting stands.'),
  value: z
    .union([z.boolean(), z.number(), z.string(), z.null()])
    .optional()
    .describe('The setting as AWS gave it; absent when AWS gave none.'),
  definition: z.string().optional().describe('The tuning job’s definition it is about, where it has a name.'),
  keyState: z.enum(keyStates).optional().describe('Whose key encrypts, where it is about one.'),
}) satisfies z.ZodType<Reason>
