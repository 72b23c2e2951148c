import { asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'

/** Members whose keys are the customer's own words: they are not AWS's names and are left as they are. */
const ownWords = new Set([
  'Aggregation',
  'Arguments',
  'CollectionParameters',
  'ContainerEnvironmentVariables',
  'CustomerMetadataProperties',
  'Environment',
  'EnvironmentVariables',
  'Filling',
  'HookParameters',
  'HyperParameters',
  'InferenceContainerDefinitions',
  'Labels',
  'OptimizationConfig',
  'OptimizationEnvironment',
  'OverrideEnvironment',
  'ProfilingParameters',
  'Properties',
  'RuleParameters',
  'StaticHyperParameters',
  'TextGenerationHyperParameters',
  'TunedHyperParameters',
])

/** Deeper than any request of AWS's, and shallow enough for every reader of it. */
const deepest = 60

export type Spelled = { value: unknown } | { problem: string; steps: (string | number)[] }

function upper(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1)
}

/**
 * The same document in the API's spelling: CloudTrail writes `trainingJobName` where the CLI and boto3 write
 * `TrainingJobName`. A document that has both is ambiguous, and one nested without end is none.
 */
export function spellLikeTheApi(value: unknown, steps: (string | number)[] = []): Spelled {
  if (steps.length > deepest) return { problem: 'It is nested too deeply to be a request.', steps }
  const list = asArray(value)
  if (list) {
    const entries: unknown[] = []
    for (const [index, entry] of list.entries()) {
      const spelled = spellLikeTheApi(entry, [...steps, index])
      if ('problem' in spelled) return spelled
      entries.push(spelled.value)
    }
    return { value: entries }
  }
  const object = asObject(value)
  if (object === null) return { value }
  const entries = new Map<string, unknown>()
  for (const [key, inner] of Object.entries(object)) {
    const name = upper(key)
    if (entries.has(name))
      return { problem: `${name} is given twice, in two spellings.`, steps: [...steps, key] }
    const spelled =
      ownWords.has(name) && asObject(inner) ? { value: inner } : spellLikeTheApi(inner, [...steps, key])
    if ('problem' in spelled) return spelled
    entries.set(name, spelled.value)
  }
  return { value: Object.fromEntries(entries) }
}

/** The steps of an API-spelled path as the document spells them, as far as the document has them. */
export function stepsInDocument(document: unknown, steps: readonly (string | number)[]): (string | number)[] {
  const found: (string | number)[] = []
  let at = document
  for (const step of steps) {
    if (typeof step === 'number') {
      const list = asArray(at)
      if (list === null || step >= list.length) return found
      at = list[step]
      found.push(step)
      continue
    }
    const object = asObject(at)
    const key = object && keyOf(object, step)
    if (!object || isAbsent(key)) return found
    at = object[key]
    found.push(key)
  }
  return found
}

function keyOf(object: JsonObject, name: string): string | undefined {
  return Object.hasOwn(object, name) ? name : Object.keys(object).find((key) => upper(key) === name)
}

/** Whether the document is spelled as CloudTrail spells: every key at its top begins small. */
export function isSpelledSmall(document: unknown): boolean {
  const keys = Object.keys(asObject(document) ?? {})
  return keys.length > 0 && keys.every((key) => /^[a-z]/.test(key))
}

export function spellSmall(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
