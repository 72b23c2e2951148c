import { describeKey, type KeySlot } from './key-slots.ts'
import type { Judged } from './unreadable.ts'
import { type VerdictStatus, worstStatus } from './verdict.ts'

/** What AWS's own key means for a volume and for what goes to S3. */
export const awsKey = {
  volume:
    'AWS encrypts with a key that it makes and throws away, or with a system-managed one; nobody else can control or audit that key.',
  output:
    'S3 encrypts every new object, with the account’s default key for S3 or with a key of S3’s own; its policy cannot be narrowed.',
} as const

/**
 * Encrypted at rest? A customer's key and AWS's own both are: not plaintext, so not failing, and the reason
 * says which it is. Hardware that takes no key is not applicable, and so is a resource that stores nothing.
 */
export function judgeAtRest(slots: readonly KeySlot[], aws: string, nothing: string): Judged {
  return judgeSlots(slots, aws, nothing, { customer_key: 'protected', aws_managed: 'protected' })
}

/** Encrypted with the customer's own key? AWS's key fails; that is posture, not a lack of encryption. */
export function judgeCustomerKey(
  slots: readonly KeySlot[],
  aws: string | ((slot: KeySlot) => string),
  nothing: string,
): Judged {
  return judgeSlots(slots, aws, nothing, { customer_key: 'protected', aws_managed: 'failing' })
}

function judgeSlots(
  slots: readonly KeySlot[],
  aws: string | ((slot: KeySlot) => string),
  nothing: string,
  meaning: Record<'customer_key' | 'aws_managed', VerdictStatus>,
): Judged {
  if (slots.length === 0) return { status: 'not_applicable', reasons: [{ message: nothing }] }
  const judged = slots.map((entry) => {
    const { state, reason } = describeKey(entry, typeof aws === 'string' ? aws : aws(entry))
    const status: VerdictStatus =
      state === null ? 'unknown' : state === 'not_applicable' ? 'not_applicable' : meaning[state]
    return { status, reason }
  })
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}
