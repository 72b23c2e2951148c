import { XMLParser } from 'fast-xml-parser'
import { malformedXml } from '#lib/sandbox/aws/s3/errors.ts'
import { isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import type { Call } from '#lib/sandbox/aws/service.ts'

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, ignoreDeclaration: true })

/** The request's XML as a tree of texts; empty without a body. */
export function bodyXml(call: Call): JsonObject {
  const text = Buffer.from(String(call.input['Body'] ?? ''), 'base64').toString('utf8')
  if (text.trim() === '') return {}
  try {
    const tree: unknown = parser.parse(text, true)
    if (isObject(tree)) return tree
  } catch {
    // Told below, as S3 does.
  }
  throw malformedXml()
}
