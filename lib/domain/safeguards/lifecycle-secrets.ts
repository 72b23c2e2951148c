import { asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { type Judged, readAlso, unknownBecause } from './unreadable.ts'
import type { Evidence } from './verdict.ts'

/** Kinds of secret, by the shape they cannot hide. Values that come from a command or a variable are none. */
const kinds: readonly { what: string; shape: RegExp }[] = [
  { what: 'an AWS access key', shape: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: 'a private key', shape: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'a GitHub token', shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/ },
  { what: 'a Slack token', shape: /\bxox[abposr]-[A-Za-z0-9-]{10,}/ },
  {
    what: 'a connection string with a password',
    shape: /\b[a-z][a-z0-9+]{2,20}:\/\/[^\s:/@]{1,64}:[^\s:/@$]{4,64}@/,
  },
  {
    what: 'a password',
    shape: /(?:password|passwd|secret|api_?key|token)["']?\s{0,4}[=:]\s{0,4}["']?[^\s"'$({<]{8,}/i,
  },
]

const hooks = ['OnCreate', 'OnStart'] as const

function decoded(content: unknown): string | null {
  if (typeof content !== 'string') return null
  try {
    return atob(content)
  } catch {
    return null
  }
}

const path = 'NotebookInstanceLifecycleConfigName'
const action = 'DescribeNotebookInstanceLifecycleConfig'

/**
 * Looks for secrets in a notebook's lifecycle scripts. Says where and of what kind, never what.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_NotebookInstanceLifecycleHook.html
 */
export function judgeLifecycle(described: JsonObject, evidence: Evidence): Judged {
  const name = described[path] ?? described.LifecycleConfigName
  if (isAbsent(name) || name === '')
    return {
      status: 'not_applicable',
      reasons: [{ message: 'The notebook runs no lifecycle scripts.', path }],
    }
  if (typeof name !== 'string') return unknownBecause(`What stands at ${path} could not be read.`, path)
  const answer = readAlso(evidence, action)
  if (answer.kind !== 'described') {
    const why = answer.kind === 'missing' ? answer.why : `sagemaker:${action} answered ${answer.gap.error}.`
    return unknownBecause(`Its lifecycle scripts could not be read: ${why}`, path)
  }
  const config = asObject(answer.described)
  const scripts = hooks.flatMap((hook) => {
    const list = config === null ? null : isAbsent(config[hook]) ? [] : asArray(config[hook])
    return list === null
      ? [{ hook, text: null }]
      : list.map((entry) => ({ hook, text: decoded(asObject(entry)?.Content) }))
  })
  const readable = scripts.flatMap(({ hook, text }) => (text === null ? [] : [{ hook, text }]))
  if (readable.length < scripts.length)
    return unknownBecause('What AWS gave as lifecycle scripts could not be read.', path)
  const found = readable.flatMap(({ hook, text }) =>
    text.split('\n').flatMap((line, index) => {
      const kind = kinds.find(({ shape }) => shape.test(line.slice(0, 10_000)))
      return kind === undefined ? [] : [{ message: `Line ${index + 1} of ${hook} holds ${kind.what}.`, path }]
    }),
  )
  return found.length > 0
    ? { status: 'failing', reasons: found }
    : { status: 'protected', reasons: [{ message: 'No secret was found in the lifecycle scripts.', path }] }
}
