import { removeExpired } from '#lib/services/retention/remove-expired.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `retention`. */
export const retentionMatrix: Record<string, Row> = {
  'retention/remove-expired': {
    permission: 'data:expire',
    scope: 'system',
    names: false,
    call: (ctx) => removeExpired(ctx),
  },
}
