import { checkRequest } from '#lib/services/check/check-request.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `check`. */
export const checkMatrix: Record<string, Row> = {
  'check/check-request': {
    permission: 'check:run',
    scope: 'anywhere',
    names: false,
    call: (ctx) => checkRequest(ctx, { text: '{"TrainingJobName": "job", "RoleArn": "role"}' }),
  },
}
