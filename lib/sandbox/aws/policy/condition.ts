import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { isKnownKey, type Context } from '#lib/sandbox/aws/policy/context.ts'
import { arnMatches, globMatches } from '#lib/sandbox/aws/policy/glob.ts'
import { substitute } from '#lib/sandbox/aws/policy/variables.ts'

/** What a condition says; `unknown` names an element whose meaning the sandbox does not know. */
export type Outcome = { holds: boolean } | { unknown: string }

interface Operator {
  isNegated: boolean
  test: (given: string, wanted: string) => boolean
}

const positive = (test: Operator['test']): Operator => ({ isNegated: false, test })
const negative = (test: Operator['test']): Operator => ({ isNegated: true, test })
const equals = (given: string, wanted: string) => given === wanted
const equalsIgnoringCase = (given: string, wanted: string) => given.toLowerCase() === wanted.toLowerCase()
const like = (given: string, wanted: string) => globMatches(wanted, given)
const arnLike = (given: string, wanted: string) => arnMatches(wanted, given)
const numbers = (compare: (a: number, b: number) => boolean) => (given: string, wanted: string) =>
  compare(Number(given), Number(wanted))
const dates = (compare: (a: number, b: number) => boolean) => (given: string, wanted: string) =>
  compare(readDate(given), readDate(wanted))

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Record<string, Operator> = {
  StringEquals: positive(equals),
  StringNotEquals: negative(equals),
  StringEqualsIgnoreCase: positive(equalsIgnoringCase),
  StringNotEqualsIgnoreCase: negative(equalsIgnoringCase),
  StringLike: positive(like),
  StringNotLike: negative(like),
  ArnEquals: positive(arnLike),
  ArnLike: positive(arnLike),
  ArnNotEquals: negative(arnLike),
  ArnNotLike: negative(arnLike),
  Bool: positive(equalsIgnoringCase),
  NumericEquals: positive(numbers((a, b) => a === b)),
  NumericNotEquals: negative(numbers((a, b) => a === b)),
  NumericLessThan: positive(numbers((a, b) => a < b)),
  NumericLessThanEquals: positive(numbers((a, b) => a <= b)),
  NumericGreaterThan: positive(numbers((a, b) => a > b)),
  NumericGreaterThanEquals: positive(numbers((a, b) => a >= b)),
  DateEquals: positive(dates((a, b) => a === b)),
  DateNotEquals: negative(dates((a, b) => a === b)),
  DateLessThan: positive(dates((a, b) => a < b)),
  DateLessThanEquals: positive(dates((a, b) => a <= b)),
  DateGreaterThan: positive(dates((a, b) => a > b)),
  DateGreaterThanEquals: positive(dates((a, b) => a >= b)),
  IpAddress: positive(isInNetwork),
  NotIpAddress: negative(isInNetwork),
}

/** All operators and all keys of a Condition block must hold. */
export function conditionHolds(condition: JsonObject, context: Context): Outcome {
  for (const [operatorText, keys] of Object.entries(condition)) {
    if (!isObject(keys)) return { unknown: `the condition block of ${operatorText}` }
    for (const [key, wanted] of Object.entries(keys)) {
      if (!isKnownKey(key)) return { unknown: `the condition key ${key}` }
      const outcome = keyHolds(operatorText, key, wanted, context)
      if ('unknown' in outcome || !outcome.holds) return outcome
    }
  }
  return { holds: true }
}

function keyHolds(operatorText: string, key: string, wantedRaw: Json | undefined, context: Context): Outcome {
  const given = context.get(key.toLowerCase())
  const wanted = asList(wantedRaw).map(String)
  if (operatorText === 'Null')
    return { holds: wanted.some((text) => (text === 'true') === (given === undefined)) }
  const { set, name, isIfExists } = readOperator(operatorText)
  const operator = OPERATORS[name]
  if (operator === undefined) return { unknown: `the condition operator ${operatorText}` }
  if (given === undefined || given.length === 0) {
    if (set === 'ForAnyValue') return { holds: isIfExists }
    return { holds: isIfExists || set === 'ForAllValues' || operator.isNegated }
  }
  const values: string[] = []
  for (const text of wanted) {
    const value = substitute(text, context)
    if (value === undefined) return { holds: false }
    values.push(value)
  }
  const passes = (one: string) => values.some((value) => operator.test(one, value)) !== operator.isNegated
  if (set === 'ForAllValues') return { holds: given.every(passes) }
  if (set === 'ForAnyValue') return { holds: given.some(passes) }
  return { holds: operator.isNegated ? given.every(passes) : given.some(passes) }
}

function readOperator(text: string) {
  const [, set, body = text] = /^(ForAllValues|ForAnyValue):(.+)$/.exec(text) ?? []
  const isIfExists = body.endsWith('IfExists')
  return { set, name: isIfExists ? body.slice(0, -'IfExists'.length) : body, isIfExists }
}

/** ISO 8601, or epoch seconds. */
function readDate(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function isInNetwork(given: string, wanted: string): boolean {
  const [network = '', bits = '32'] = wanted.split('/')
  const [address, base] = [toNumber(given), toNumber(network)]
  if (address === undefined || base === undefined) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(address / size) === Math.floor(base / size)
}

function toNumber(ip: string): number | undefined {
  const parts = ip.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}
