import { z } from 'zod'

export const gapView = z
  .object({
    action: z.string(),
    region: z.string(),
    error: z.string(),
    message: z.string(),
    count: z.number().int(),
  })
  .describe('Something that could not be read.')
export type GapView = z.infer<typeof gapView>
