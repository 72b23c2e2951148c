import { optionalText } from '#lib/sandbox/aws/input.ts'
import { blockAnswer, givenBlock } from '#lib/sandbox/aws/s3/buckets.ts'
import { accessDenied } from '#lib/sandbox/aws/s3/errors.ts'
import type { S3Answer } from '#lib/sandbox/aws/s3/protocol.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

/** S3 Control asks for the account by number, and answers for the caller's own alone. */
function ownAccount(call: Call) {
  if (optionalText(call.input, 'AccountId') !== call.caller.accountId) throw accessDenied()
  return accountOf(call.world, call.caller.accountId)
}

const onAccount = (permission: string, handle: (call: Call) => S3Answer): Operation => ({
  permission: `s3:${permission}`,
  resource: () => '*',
  handle,
})

export const accountBlock: Record<string, Operation> = {
  GetAccountPublicAccessBlock: onAccount('GetAccountPublicAccessBlock', (call) =>
    blockAnswer(ownAccount(call).publicAccessBlock),
  ),
  PutAccountPublicAccessBlock: onAccount('PutAccountPublicAccessBlock', (call) => {
    ownAccount(call).publicAccessBlock = givenBlock(call)
    return {}
  }),
  DeleteAccountPublicAccessBlock: onAccount('PutAccountPublicAccessBlock', (call) => {
    delete ownAccount(call).publicAccessBlock
    return { status: 204 }
  }),
}
