import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'

export interface Statement {
  sid: string | undefined
  effect: 'Allow' | 'Deny'
  actions: string[] | undefined
  notActions: string[] | undefined
  resources: string[] | undefined
  notResources: string[] | undefined
  principal: Json | undefined
  notPrincipal: Json | undefined
  condition: JsonObject
}

export type PolicyUse = 'identity' | 'trust' | 'resource'

const cache = new Map<string, Statement[]>()

/** Parses a policy as IAM does at the time it is stored; throws MalformedPolicyDocument.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export function parsePolicy(text: string, use: PolicyUse): Statement[] {
  const key = `${use} ${text}`
  const known = cache.get(key)
  if (known) return known
  const statements = read(text, use)
  if (cache.size > 2000) cache.clear()
  cache.set(key, statements)
  return statements
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message)
}

function read(text: string, use: PolicyUse): Statement[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw malformed('This policy contains invalid Json')
  }
  if (!isObject(document)) throw malformed('Syntax errors in policy.')
  refuseUnknown(document, ['Version', 'Id', 'Statement'])
  const version = document['Version']
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    throw malformed('Policy document must be version 2012-10-17 or greater.')
  }
  const statements = asList(document['Statement'])
  if (statements.length === 0) throw malformed('Policy document must contain at least one statement.')
  return statements.map((statement) => readStatement(statement, use))
}

function refuseUnknown(object: JsonObject, known: string[]): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key))
  if (unknown !== undefined) throw malformed(`Syntax errors in policy: unknown element ${unknown}.`)
}

function readStatement(raw: Json, use: PolicyUse): Statement {
  if (!isObject(raw)) throw malformed('Syntax errors in policy.')
  refuseUnknown(raw, [
    ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource'],
    ...['Principal', 'NotPrincipal', 'Condition'],
  ])
  const effect = raw['Effect']
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed('Effect must be Allow or Deny.')
  const condition = raw['Condition'] ?? {}
  if (!isObject(condition)) throw malformed('Condition must be an object.')
  const statement: Statement = {
    sid: typeof raw['Sid'] === 'string' ? raw['Sid'] : undefined,
    effect,
    actions: texts(raw['Action'], 'Action'),
    notActions: texts(raw['NotAction'], 'NotAction'),
    resources: texts(raw['Resource'], 'Resource'),
    notResources: texts(raw['NotResource'], 'NotResource'),
    principal: raw['Principal'],
    notPrincipal: raw['NotPrincipal'],
    condition,
  }
  checkShape(statement, use)
  return statement
}

function texts(value: Json | undefined, element: string): string[] | undefined {
  if (value === undefined) return undefined
  const list = asList(value)
  if (list.length === 0 || list.some((item) => typeof item !== 'string')) {
    throw malformed(`${element} must be a text or a list of texts.`)
  }
  return list as string[]
}

function checkShape(statement: Statement, use: PolicyUse): void {
  const { actions, notActions, resources, notResources } = statement
  if ((actions === undefined) === (notActions === undefined)) {
    throw malformed('Policy statement must contain actions.')
  }
  for (const action of actions ?? notActions ?? []) {
    if (action !== '*' && !/^[A-Za-z0-9-]+:[\w*?-]+$/.test(action)) {
      throw malformed(`Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: ${action}`)
    }
  }
  const hasPrincipal = statement.principal !== undefined || statement.notPrincipal !== undefined
  if (use === 'identity' && hasPrincipal) throw malformed('Policy document should not specify a principal.')
  if (use !== 'identity' && !hasPrincipal) throw malformed('Missing required field Principal')
  const hasResource = resources !== undefined || notResources !== undefined
  if (use === 'trust' && hasResource) throw malformed('Has prohibited field Resource')
  if (use !== 'trust' && !hasResource) throw malformed('Policy statement must contain resources.')
  for (const resource of resources ?? notResources ?? []) {
    if (resource !== '*' && !resource.startsWith('arn:') && !resource.startsWith('*')) {
      throw malformed(`Resource ${resource} must be in ARN format or "*".`)
    }
  }
}
