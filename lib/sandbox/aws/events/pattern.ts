import { invalidPattern } from '#lib/sandbox/aws/events/errors.ts'
import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { globMatches } from '#lib/sandbox/aws/policy/glob.ts'

/** Reads an event pattern; throws InvalidEventPatternException for what AWS refuses and for what this sandbox
 *  cannot match. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
export function parsePattern(text: string): JsonObject {
  let pattern: unknown
  try {
    pattern = JSON.parse(text)
  } catch (error) {
    throw invalidPattern((error as Error).message)
  }
  if (!isObject(pattern)) throw invalidPattern('Filter is not an object')
  checkObject(pattern)
  return pattern
}

function checkObject(pattern: JsonObject): void {
  if (Object.keys(pattern).length === 0) throw invalidPattern('Empty objects are not allowed')
  for (const [key, value] of Object.entries(pattern)) {
    if (key === '$or') asList(value).filter(isObject).forEach(checkObject)
    else if (isObject(value)) checkObject(value)
    else if (!Array.isArray(value)) throw invalidPattern(`"${key}" must be an object or an array`)
    else if (value.length === 0) throw invalidPattern('Empty arrays are not allowed')
    else value.forEach(checkMatcher)
  }
}

function checkMatcher(matcher: Json): void {
  if (!isObject(matcher)) return
  const [name, ...others] = Object.keys(matcher)
  if (name === undefined || others.length > 0)
    throw invalidPattern('Only one key allowed in match expression')
  if (OPERATORS[name] === undefined) throw invalidPattern(`Unrecognized match type ${name}`)
}

/** Whether every field of the pattern is met by the event. */
export function patternMatches(pattern: JsonObject, event: JsonObject): boolean {
  return objectMatches(pattern, [event])
}

/** Lists in an event count as each of their members. */
function objectMatches(pattern: JsonObject, values: Json[]): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') {
      return asList(wanted)
        .filter(isObject)
        .some((part) => objectMatches(part, values))
    }
    const found = values.filter(isObject).flatMap((value) => {
      const member = value[key]
      return member === undefined ? [] : Array.isArray(member) ? member : [member]
    })
    return isObject(wanted)
      ? objectMatches(wanted, found)
      : asList(wanted).some((each) => matches(each, found))
  })
}

function matches(matcher: Json, values: Json[]): boolean {
  if (!isObject(matcher)) return values.some((value) => value === matcher)
  const [[name, argument] = ['', null]] = Object.entries(matcher)
  return OPERATORS[name]?.(argument ?? null, values) ?? false
}

type Test = (argument: Json, values: Json[]) => boolean

const onText =
  (test: (value: string, wanted: string) => boolean): Test =>
  (argument, values) =>
    values.some((value) => typeof value === 'string' && test(value, String(argument)))

const OPERATORS: Record<string, Test> = {
  prefix: onText((value, wanted) => value.startsWith(wanted)),
  suffix: onText((value, wanted) => value.endsWith(wanted)),
  wildcard: onText((value, wanted) => globMatches(wanted, value)),
  'equals-ignore-case': onText((value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
  exists: (argument, values) => values.length > 0 === argument,
  'anything-but': (argument, values) => {
    const refused = isObject(argument) ? [argument] : asList(argument)
    return values.some((value) => !refused.some((each) => matches(each, [value])))
  },
  numeric: (argument, values) => {
    const parts = asList(argument)
    return values.some(
      (value) =>
        typeof value === 'number' &&
        parts.every(
          (part, index) => index % 2 === 1 || compare(value, String(part), Number(parts[index + 1])),
        ),
    )
  },
}

function compare(value: number, operator: string, wanted: number): boolean {
  if (operator === '=') return value === wanted
  if (operator === '<') return value < wanted
  if (operator === '<=') return value <= wanted
  if (operator === '>') return value > wanted
  return operator === '>=' && value >= wanted
}
