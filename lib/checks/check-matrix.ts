import type { Permission } from '#lib/domain/permissions.ts'
import type { Ctx } from '#lib/services/context.ts'
import { checkRequest } from '#lib/services/check/check-request.ts'

interface CheckRow {
  permission: Permission
  scope: 'anywhere'
  names: boolean
  call: (ctx: Ctx) => unknown
}

/** The rows of the matrix for the check before launch. */
export const checkMatrix: Record<string, CheckRow> = {
  'check/check-request': {
    permission: 'check:run',
    scope: 'anywhere',
    names: false,
    call: (ctx) => checkRequest(ctx, { text: '{"TrainingJobName": "job", "RoleArn": "role"}' }),
  },
}
