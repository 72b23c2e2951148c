import type { Call } from '#lib/sandbox/aws/service.ts'
import { assumeRole } from '#lib/sandbox/aws/sts/assume-role.ts'
import { queryService } from '#lib/sandbox/aws/wire/query.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'

function getCallerIdentity({ caller }: Call) {
  return { UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }
}

/** AssumeRole judges the caller's permission itself, together with the role's trust policy. */
export const sts = queryService('sts', 'https://sts.amazonaws.com/doc/2011-06-15/', {
  GetCallerIdentity: { permission: null, resource: () => '*', handle: getCallerIdentity },
  AssumeRole: {
    permission: null,
    resource: (call) => optionalText(call.input, 'RoleArn') ?? '*',
    handle: assumeRole,
  },
})
