import { asList, isObject } from '#lib/sandbox/aws/json.ts'
import { parsePolicy, type Statement } from '#lib/sandbox/aws/policy/document.ts'

/** Conditions that keep a policy for everybody from being public when they name fixed values.
 *  https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
const NARROWING_KEYS = [
  ...['aws:principalorgid', 'aws:principalarn', 'aws:principalaccount', 'aws:sourceaccount'],
  ...['aws:sourcearn', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourceip', 'aws:userid'],
  ...['s3:dataaccesspointarn', 's3:dataaccesspointaccount', 'aws:sourceowner'],
]

export function isPublicPolicy(policy: string): boolean {
  return parsePolicy(policy, 'resource').some(
    (statement) => statement.effect === 'Allow' && isForEverybody(statement) && !isNarrowed(statement),
  )
}

function isForEverybody(statement: Statement): boolean {
  const { principal } = statement
  if (statement.notPrincipal !== undefined || principal === '*') return true
  return isObject(principal) && asList(principal['AWS']).includes('*')
}

function isNarrowed(statement: Statement): boolean {
  return Object.entries(statement.condition).some(
    ([operator, keys]) =>
      !/Not|IfExists/.test(operator) &&
      isObject(keys) &&
      Object.entries(keys).some(
        ([key, values]) =>
          NARROWING_KEYS.includes(key.toLowerCase()) &&
          asList(values).every((value) => !/[*?]|0\.0\.0\.0\/0/.test(String(value))),
      ),
  )
}
