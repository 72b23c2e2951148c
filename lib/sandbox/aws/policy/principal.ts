import { asList, isObject, type Json } from '#lib/sandbox/aws/json.ts'

export interface Principal {
  accountId: string
  /** The session's or user's own ARN, and for a session its role's. */
  arns: string[]
}

/** `named`: by ARN or `*`, which grants by itself within an account. `account`: the account as a whole is
 *  trusted, so the caller's own policies must allow it too.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function principalMatches(
  element: Json | undefined,
  principal: Principal | undefined,
): 'named' | 'account' | 'no' {
  if (principal === undefined) return 'no'
  if (element === '*') return 'named'
  if (!isObject(element)) return 'no'
  let best: 'account' | 'no' = 'no'
  for (const entry of asList(element['AWS'])) {
    if (entry === '*' || principal.arns.includes(String(entry))) return 'named'
    if (entry === principal.accountId || entry === `arn:aws:iam::${principal.accountId}:root`)
      best = 'account'
  }
  return best
}
