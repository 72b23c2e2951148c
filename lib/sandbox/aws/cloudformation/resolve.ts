import { validationError } from '#lib/sandbox/aws/input.ts'
import { asList, at, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { StackResource } from '#lib/sandbox/aws/cloudformation/stack.ts'
import type { Template } from '#lib/sandbox/aws/cloudformation/template.ts'

export interface Scope {
  template: Template
  parameters: Record<string, Json>
  /** `AWS::AccountId` and its kin. */
  pseudo: Record<string, string>
  /** Made so far, by logical id. */
  made: Map<string, StackResource>
}

const templateError = (message: string) => validationError(`Template error: ${message}`)

/** Replaces the intrinsic functions in a value; undefined is `AWS::NoValue`.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export function resolve(value: Json | undefined, scope: Scope): Json | undefined {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined)
  if (!isObject(value)) return value
  const [name, ...others] = Object.keys(value)
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[name]
    if (!intrinsic) throw templateError(`this sandbox does not know ${name}`)
    return intrinsic(value[name], scope)
  }
  const entries = Object.entries(value).map(([key, child]) => [key, resolve(child, scope)] as const)
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined))
}

type Intrinsic = (argument: Json | undefined, scope: Scope) => Json | undefined

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, scope) => reference(String(argument), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
    return attribute(id, path.join('.'), scope)
  },
  'Fn::Sub': (argument, scope) => {
    const [text, own] = Array.isArray(argument) ? argument : [argument]
    const values = isObject(own) ? resolve(own, scope) : {}
    return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, expression: string) => {
      if (literal === '!') return `\${${expression}}`
      const name = expression.trim()
      const given = isObject(values) ? values[name] : undefined
      if (given !== undefined) return asText(given)
      const dot = name.indexOf('.')
      return asText(
        dot === -1 ? reference(name, scope) : attribute(name.slice(0, dot), name.slice(dot + 1), scope),
      )
    })
  },
  'Fn::Join': (argument, scope) => {
    const [separator, list] = asList(argument)
    return asList(resolve(list, scope)).map(asText).join(String(separator))
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(argument)
    return asText(resolve(text, scope)).split(String(separator))
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = asList(argument)
    const chosen = asList(resolve(list, scope))[Number(resolve(index, scope))]
    if (chosen === undefined) throw templateError('Fn::Select cannot select nonexistent value')
    return chosen
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = asList(argument)
    return resolve(namedCondition(String(name), scope) ? yes : no, scope)
  },
  'Fn::FindInMap': (argument, scope) => {
    const path = asList(argument).map((part) => asText(resolve(part, scope)))
    const found = path.reduce<Json | undefined>(
      (value, key) => (isObject(value) ? value[key] : undefined),
      scope.template.mappings,
    )
    if (found === undefined) throw templateError(`Unable to get mapping for ${path.join('::')}`)
    return found
  },
  'Fn::Base64': (argument, scope) => Buffer.from(asText(resolve(argument, scope))).toString('base64'),
  ...Object.fromEntries(
    ['Fn::Equals', 'Fn::Not', 'Fn::And', 'Fn::Or'].map((name): [string, Intrinsic] => [
      name,
      (argument, scope) => condition({ [name]: argument }, scope),
    ]),
  ),
}

function asText(value: Json | undefined): string {
  return Array.isArray(value) ? value.map(asText).join(',') : String(value ?? '')
}

function reference(name: string, scope: Scope): Json | undefined {
  if (name === 'AWS::NoValue') return undefined
  const known = scope.pseudo[name] ?? scope.parameters[name] ?? scope.made.get(name)?.physicalId
  if (known === undefined) {
    throw validationError(`Template format error: Unresolved resource dependencies [${name}] in the template`)
  }
  return known
}

function attribute(id: string, name: string, scope: Scope): string {
  const made = scope.made.get(id)
  const value = made?.attributes[name]
  if (value === undefined) {
    throw templateError(`resource ${id} does not support attribute type ${name} in Fn::GetAtt`)
  }
  return value
}

export function namedCondition(name: string, scope: Scope): boolean {
  const expression = scope.template.conditions[name]
  if (!isObject(expression)) throw templateError(`unresolved condition ${name}`)
  return condition(expression, scope)
}

function condition(expression: Json | undefined, scope: Scope): boolean {
  if (!isObject(expression)) throw templateError('a condition must be an object')
  const named = expression['Condition']
  if (named !== undefined) return namedCondition(String(named), scope)
  const equals = expression['Fn::Equals']
  if (equals !== undefined) {
    const [a, b] = asList(equals).map((side) => asText(resolve(side, scope)))
    return a === b
  }
  const parts = (name: string) => asList(expression[name]).map((part) => condition(part, scope))
  if (expression['Fn::Not'] !== undefined) return !parts('Fn::Not')[0]
  if (expression['Fn::And'] !== undefined) return parts('Fn::And').every(Boolean)
  if (expression['Fn::Or'] !== undefined) return parts('Fn::Or').some(Boolean)
  throw templateError(`unknown condition ${Object.keys(expression).join(', ')}`)
}

/** Logical ids a resource must wait for, from DependsOn, Ref, Fn::GetAtt and Fn::Sub. */
export function dependenciesOf(resource: JsonObject, all: string[]): string[] {
  const found = new Set(asList(resource['DependsOn']).map(String))
  const walk = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (!isObject(value)) return
    if (value['Ref'] !== undefined) found.add(String(value['Ref']))
    const getAtt = value['Fn::GetAtt']
    if (getAtt !== undefined)
      found.add(Array.isArray(getAtt) ? String(getAtt[0]) : (String(getAtt).split('.')[0] ?? ''))
    const sub = value['Fn::Sub']
    const text = Array.isArray(sub) ? sub[0] : sub
    for (const [, name = ''] of String(text ?? '').matchAll(/\$\{([^!}][^}.]*)/g)) found.add(name.trim())
    Object.values(value).forEach(walk)
  }
  walk(at(resource, 'Properties'))
  return [...found].filter((id) => all.includes(id))
}
