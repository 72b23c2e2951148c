import { asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'

/**
 * How far a bucket's policy refuses plain HTTP, and what is missing when it does not do so fully.
 * `statements` are the places, counted from 0, of the statements that decided.
 */
export type PlainHttp =
  | { kind: 'full'; statements: number[] }
  | { kind: 'partial'; gaps: string[]; statements: number[] }
  | { kind: 'none' }

function texts(value: unknown): string[] {
  return (asArray(value) ?? [value]).filter((entry): entry is string => typeof entry === 'string')
}

function isEveryone(principal: unknown): boolean {
  if (principal === '*') return true
  const object = asObject(principal)
  return object !== null && texts(object.AWS).includes('*')
}

const secureTransport = 'aws:securetransport'

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(asObject(value) ?? {})
}

/** `Bool` (or `BoolIfExists`) of aws:SecureTransport with false among its values. */
function asksForPlainHttp(condition: unknown): boolean {
  return entriesOf(condition).some(
    ([operator, keys]) =>
      /^bool(?:ifexists)?$/i.test(operator) &&
      entriesOf(keys).some(
        ([key, value]) =>
          key.toLowerCase() === secureTransport &&
          (asArray(value) ?? [value]).some((entry) => String(entry).toLowerCase() === 'false'),
      ),
  )
}

function conditionCount(condition: unknown): number {
  return entriesOf(condition).reduce((sum, [, keys]) => sum + entriesOf(keys).length, 0)
}

/** IAM's wildcards, in time linear in both for each `*`: a policy is somebody else's text. */
function matchesGlob(pattern: string, text: string): boolean {
  let [at, star, mark] = [0, -1, 0]
  let index = 0
  while (index < text.length) {
    const sign = pattern[at]
    if (sign === '*') {
      star = at++
      mark = index
    } else if (sign !== undefined && (sign === '?' || sign === text[index])) {
      at++
      index++
    } else if (star >= 0) {
      at = star + 1
      index = ++mark
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

/** `arn:aws:s3:::name` in any partition, with IAM's `*` and `?`. */
function covers(resource: string, bucket: string): { bucket: boolean; objects: boolean } {
  if (resource === '*') return { bucket: true, objects: true }
  const [, name] = /^arn:(?:\*|aws[\w-]*):s3:::(.+)$/.exec(resource) ?? []
  if (name === undefined) return { bucket: false, objects: false }
  // All objects, whatever their key: the pattern ends in `*`, and what is before it already fits.
  const prefix = name.replace(/\*+$/, '')
  const isOpen = name.endsWith('*') && !/[*?]/.test(prefix) && `${bucket}/`.startsWith(prefix)
  return { bucket: matchesGlob(name, bucket), objects: isOpen }
}

interface Denied {
  /** Its place among the policy's statements. */
  at: number
  everyone: boolean
  everything: boolean
  unconditional: boolean
  bucket: boolean
  objects: boolean
}

function denialOf(statement: JsonObject, at: number, bucket: string): Denied | null {
  if (statement.Effect !== 'Deny' || !asksForPlainHttp(statement.Condition)) return null
  const covered = texts(statement.Resource).map((resource) => covers(resource, bucket))
  return {
    at,
    everyone: isEveryone(statement.Principal),
    everything: texts(statement.Action).some((action) => action === '*' || action.toLowerCase() === 's3:*'),
    unconditional: conditionCount(statement.Condition) === 1,
    bucket: covered.some((entry) => entry.bucket),
    objects: covered.some((entry) => entry.objects),
  }
}

function gapsOf(denied: Denied): string[] {
  return [
    ...(denied.everyone ? [] : ['it names only some principals']),
    ...(denied.everything ? [] : ['it names only some actions, not s3:*']),
    ...(denied.unconditional ? [] : ['it holds only under further conditions']),
    ...(denied.bucket ? [] : ['it leaves out the bucket itself']),
    ...(denied.objects ? [] : ['it leaves out some or all objects']),
  ]
}

/**
 * How a bucket policy treats plain HTTP. Full: everyone is denied everything on the bucket and its objects
 * when `aws:SecureTransport` is false, in one statement or in two that share the resources. A denial that is
 * narrower is partial. Denials by `s3:TlsVersion` do not reach plain HTTP, where that key is absent. Null:
 * no policy that can be read.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5
 */
export function refusesPlainHttp(policy: unknown, bucket: string): PlainHttp | null {
  const document = asObject(policy)
  if (document === null || isAbsent(document.Statement)) return null
  const given = asArray(document.Statement) ?? [document.Statement]
  const statements = given.map(asObject).filter((statement) => statement !== null)
  if (statements.length < given.length) return null
  const denials = statements.flatMap((statement, at) => denialOf(statement, at, bucket) ?? [])
  const whole = denials.filter(
    ({ everyone, everything, unconditional }) => everyone && everything && unconditional,
  )
  const covering = whole.filter((denied) => denied.bucket || denied.objects)
  if (covering.some((denied) => denied.bucket) && covering.some((denied) => denied.objects))
    return { kind: 'full', statements: covering.map(({ at }) => at) }
  // The one that comes nearest says best what is missing.
  const nearest = denials
    .map((denied) => ({ gaps: gapsOf(denied), statements: [denied.at] }))
    .sort((left, right) => left.gaps.length - right.gaps.length)[0]
  return nearest === undefined ? { kind: 'none' } : { kind: 'partial', ...nearest }
}
