import { AwsError } from '#lib/sandbox/aws/errors.ts'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'

/** How a service says that a parameter is wrong: `ValidationException` in SageMaker, `ValidationError` elsewhere. */
export type Complain = (message: string) => AwsError

export const validationError: Complain = (message) => new AwsError('ValidationError', message)
export const validationException: Complain = (message) => new AwsError('ValidationException', message)

/** AWS's own wording for a failed constraint, which starts the member's name in lower case. */
export function constraint(field: string, value: Json | undefined, rule: string): string {
  const shown = value === undefined || value === null ? 'null' : `'${String(value)}'`
  const member = field.charAt(0).toLowerCase() + field.slice(1)
  return `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${rule}`
}

export function optionalText(input: JsonObject, field: string): string | undefined {
  const value = input[field]
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value)
}

export function requireText(input: JsonObject, field: string, complain: Complain = validationError): string {
  const value = optionalText(input, field)
  if (value === undefined) throw complain(constraint(field, undefined, 'Member must not be null'))
  return value
}

/** A name that must fit `pattern` (anchored here) and a length. */
export function requireName(
  input: JsonObject,
  field: string,
  rule: { pattern: string; min: number; max: number },
  complain: Complain = validationError,
): string {
  const value = requireText(input, field, complain)
  checkName(field, value, rule, complain)
  return value
}

export function checkName(
  field: string,
  value: string,
  rule: { pattern: string; min: number; max: number },
  complain: Complain = validationError,
): void {
  if (value.length < rule.min) {
    throw complain(constraint(field, value, `Member must have length greater than or equal to ${rule.min}`))
  }
  if (value.length > rule.max) {
    throw complain(constraint(field, value, `Member must have length less than or equal to ${rule.max}`))
  }
  if (!new RegExp(`^(?:${rule.pattern})$`).test(value)) {
    throw complain(
      constraint(field, value, `Member must satisfy regular expression pattern: ${rule.pattern}`),
    )
  }
}

/** An integer within bounds; the query protocol sends it as text. */
export function integerIn(
  input: JsonObject,
  field: string,
  bounds: { min: number; max: number; fallback: number },
  complain: Complain = validationError,
): number {
  const raw = input[field]
  if (raw === undefined || raw === null || raw === '') return bounds.fallback
  const value = Number(raw)
  if (!Number.isInteger(value)) throw complain(constraint(field, raw, 'Member must be an integer'))
  if (value < bounds.min) {
    throw complain(constraint(field, raw, `Member must have value greater than or equal to ${bounds.min}`))
  }
  if (value > bounds.max) {
    throw complain(constraint(field, raw, `Member must have value less than or equal to ${bounds.max}`))
  }
  return value
}

export interface Tag {
  Key: string
  Value: string
}

export function tagsOf(value: Json | undefined): Tag[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(isObject)
    .map((tag) => ({ Key: String(tag['Key'] ?? ''), Value: String(tag['Value'] ?? '') }))
    .filter((tag) => tag.Key !== '')
}

/** Later tags win over earlier ones of the same key. */
export function mergeTags(current: Tag[], added: Tag[]): Tag[] {
  const byKey = new Map(current.map((tag) => [tag.Key, tag]))
  for (const tag of added) byKey.set(tag.Key, tag)
  return [...byKey.values()]
}
