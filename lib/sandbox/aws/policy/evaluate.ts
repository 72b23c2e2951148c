import { conditionHolds } from '#lib/sandbox/aws/policy/condition.ts'
import type { Context } from '#lib/sandbox/aws/policy/context.ts'
import { parsePolicy, type PolicyUse, type Statement } from '#lib/sandbox/aws/policy/document.ts'
import { arnMatches, globMatches } from '#lib/sandbox/aws/policy/glob.ts'
import { principalMatches, type Principal } from '#lib/sandbox/aws/policy/principal.ts'
import { substitute } from '#lib/sandbox/aws/policy/variables.ts'

export interface Question {
  /** `service:Action`. */
  action: string
  resource: string
  context: Context
  /** Only for policies that name principals. */
  principal?: Principal
}

/** `unknown`: the sandbox does not understand an element that matters here, and fails closed. */
export type Verdict =
  | { is: 'allowed'; isNamed: boolean }
  | { is: 'not_allowed' }
  | { is: 'denied' }
  | { is: 'unknown'; what: string }

/** Judges one layer of policies: an explicit Deny wins, then an Allow.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function evaluate(documents: string[], use: PolicyUse, question: Question): Verdict {
  let allowed: Verdict | undefined
  for (const document of documents) {
    for (const statement of parsePolicy(document, use)) {
      const match = applies(statement, use, question)
      if ('unknown' in match) return { is: 'unknown', what: match.unknown }
      if (!match.holds) continue
      if (statement.effect === 'Deny') return { is: 'denied' }
      const isNamed = match.isNamed || (allowed?.is === 'allowed' && allowed.isNamed)
      allowed = { is: 'allowed', isNamed }
    }
  }
  return allowed ?? { is: 'not_allowed' }
}

type Match = { holds: false } | { holds: true; isNamed: boolean } | { unknown: string }

function applies(statement: Statement, use: PolicyUse, question: Question): Match {
  if (!actionMatches(statement, question.action)) return { holds: false }
  if (use !== 'trust' && !resourceMatches(statement, question)) return { holds: false }
  let isNamed = false
  if (use !== 'identity') {
    if (statement.notPrincipal !== undefined) return { unknown: 'the policy element NotPrincipal' }
    const match = principalMatches(statement.principal, question.principal)
    if (match === 'no') return { holds: false }
    isNamed = match === 'named'
  }
  const condition = conditionHolds(statement.condition, question.context)
  if ('unknown' in condition) return condition
  return condition.holds ? { holds: true, isNamed } : { holds: false }
}

function actionMatches(statement: Statement, action: string): boolean {
  const matches = (pattern: string) => globMatches(pattern.toLowerCase(), action.toLowerCase())
  if (statement.actions) return statement.actions.some(matches)
  return !(statement.notActions ?? []).some(matches)
}

function resourceMatches(statement: Statement, question: Question): boolean {
  const matches = (pattern: string) => {
    const filled = substitute(pattern, question.context)
    return filled !== undefined && arnMatches(filled, question.resource)
  }
  if (statement.resources) return statement.resources.some(matches)
  return !(statement.notResources ?? []).some(matches)
}
