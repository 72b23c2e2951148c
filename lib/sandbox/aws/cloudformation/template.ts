import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml'
import { isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { validationError } from '#lib/sandbox/aws/input.ts'

export interface Template {
  description: string | undefined
  parameters: Record<string, JsonObject>
  mappings: JsonObject
  conditions: JsonObject
  resources: Record<string, JsonObject>
  outputs: Record<string, JsonObject>
}

/** Reads a template in JSON (which is YAML too) or YAML with the short forms `!Ref`, `!Sub` ….
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw validationError(`Template format error: ${error.message.split('\n')[0] ?? ''}`)
  const root = toJson(document.contents, document)
  if (!isObject(root)) throw validationError('Template format error: unsupported structure.')
  const section = (name: string): JsonObject => {
    const value = root[name] ?? {}
    if (!isObject(value)) throw validationError(`Template format error: ${name} must be an object`)
    return value
  }
  const entries = (name: string) =>
    Object.fromEntries(
      Object.entries(section(name)).map(([key, value]): [string, JsonObject] => {
        if (isObject(value)) return [key, value]
        throw validationError(`Template format error: Every ${name} member must be an object.`)
      }),
    )
  if (Object.keys(section('Resources')).length === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.')
  }
  return {
    description: typeof root['Description'] === 'string' ? root['Description'] : undefined,
    parameters: entries('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    resources: entries('Resources'),
    outputs: entries('Outputs'),
  }
}

function toJson(node: unknown, document: Document): Json {
  if (isAlias(node)) return toJson(node.resolve(document), document)
  if (isMap(node)) {
    const object: JsonObject = {}
    for (const pair of node.items) {
      object[String(isScalar(pair.key) ? pair.key.value : pair.key)] = toJson(pair.value, document)
    }
    return tagged(node.tag, object)
  }
  if (isSeq(node)) {
    return tagged(
      node.tag,
      node.items.map((item) => toJson(item, document)),
    )
  }
  if (isScalar(node)) return tagged(node.tag, node.value as Json)
  return null
}

/** `!Sub x` is `{ "Fn::Sub": x }`; `!Ref` and `!Condition` have no prefix. */
function tagged(tag: string | undefined, value: Json): Json {
  if (tag === undefined || !/^![A-Z]/.test(tag)) return value
  const name = tag.slice(1)
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value }
}
