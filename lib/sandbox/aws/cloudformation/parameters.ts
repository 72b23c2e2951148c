import type { Template } from '#lib/sandbox/aws/cloudformation/template.ts'
import { validationError } from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'

/** The values given, or kept from before, or the defaults, checked against the template.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
export function parameterValues(
  template: Template,
  given: Json | undefined,
  previous: Record<string, string>,
): Record<string, string> {
  const values: Record<string, string> = {}
  const unknown: string[] = []
  for (const entry of asList(given).filter(isObject)) {
    const key = String(entry['ParameterKey'] ?? '')
    if (template.parameters[key] === undefined) unknown.push(key)
    const kept = String(entry['UsePreviousValue']) === 'true' ? previous[key] : undefined
    values[key] = kept ?? String(entry['ParameterValue'] ?? '')
  }
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  }
  const missing: string[] = []
  for (const [key, declared] of Object.entries(template.parameters)) {
    const value = values[key] ?? (declared['Default'] === undefined ? undefined : String(declared['Default']))
    if (value === undefined) missing.push(key)
    else values[key] = checked(key, value, declared)
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`)
  return values
}

function checked(key: string, value: string, declared: JsonObject): string {
  const allowed = asList(declared['AllowedValues']).map(String)
  const why = declared['ConstraintDescription']
  const complain = (rule: string) => validationError(`Parameter '${key}' must ${String(why ?? rule)}`)
  if (allowed.length > 0 && !allowed.includes(value)) throw complain(`be one of AllowedValues`)
  const pattern = declared['AllowedPattern']
  if (typeof pattern === 'string' && !new RegExp(`^(?:${pattern})$`).test(value)) {
    throw complain(`match pattern ${pattern}`)
  }
  const min = Number(declared['MinLength'] ?? 0)
  const max = Number(declared['MaxLength'] ?? Infinity)
  if (value.length < min) throw complain(`contain at least ${min} characters`)
  if (value.length > max) throw complain(`contain at most ${max} characters`)
  if (declared['Type'] === 'Number' && Number.isNaN(Number(value))) throw complain('be a number')
  return value
}

/** Lists are lists once they are referred to. */
export function typedParameters(template: Template, values: Record<string, string>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]): [string, Json] => {
      const type = String(template.parameters[key]?.['Type'] ?? 'String')
      const isList = type === 'CommaDelimitedList' || type.startsWith('List<')
      return [key, isList ? value.split(',').map((item) => item.trim()) : value]
    }),
  )
}
