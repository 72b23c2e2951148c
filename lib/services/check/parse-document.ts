import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseAllDocuments,
  type YAMLError,
} from 'yaml'

type Steps = readonly (string | number)[]

/** A document as it was written: its value, and the line of any place in it. */
export interface ParsedDocument {
  kind: 'parsed'
  value: unknown
  isJson: boolean
  document: Document
  /** The line (from 1) of a place, or of the nearest thing around it that is there. */
  lineOf: (steps: Steps) => number
}

export type Parsed = ParsedDocument | { kind: 'unreadable'; why: string; line: number }

/** More than any request of AWS's, and little enough to read at once. */
const mostCharacters = 2_000_000
const tooDeep = 'It is nested too deeply to be a request.'
/** YAML's aliases let a small text stand for an endless one. */
const mostAliases = 100

function unreadable(why: string, line = 1): Parsed {
  return { kind: 'unreadable', why, line }
}

function lineCount(text: string): number {
  return text.split('\n').length
}

/** Why a text is not JSON, with the line V8 names; a text that ends too early ends on its last line. */
function jsonProblem(text: string): { why: string; line: number } | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it cannot be parsed'
    const [, line] = /\(line (\d+) column \d+\)/.exec(message) ?? []
    const [, at] = /at position (\d+)/.exec(message) ?? []
    const why = message
      .replace(/ in JSON at position.*$/s, '')
      .replace(/, "?(?:\.\.\.)?[^]*is not valid JSON$/, '')
    const lines = line ? Number(line) : at ? lineCount(text.slice(0, Number(at))) : lineCount(text)
    return { why: `It is not JSON: ${why}.`, line: lines }
  }
}

function parseErrorLine(error: YAMLError, counter: LineCounter): number {
  return Math.max(1, counter.linePos(error.pos[0]).line)
}

/** The key of a pair shows where a setting is; a list's entry shows itself. */
function offsetOf(document: Document, steps: Steps): number | null {
  const last = steps.at(-1)
  if (last === undefined) return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
  const parent: unknown = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    )
    if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? null
    return null
  }
  const node: unknown = document.getIn(steps, true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}

function parse(text: string): Parsed {
  const isJson = /^\s*[[{]/.test(text)
  const problem = isJson ? jsonProblem(text) : null
  if (problem) return unreadable(problem.why, problem.line)
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, {
    lineCounter: counter,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const [document, second] = documents
  if (!document) return unreadable('It is empty.')
  const [error] = document.errors
  if (error?.message.includes('call stack')) return unreadable(tooDeep)
  if (error)
    return unreadable(
      `It is not ${isJson ? 'JSON' : 'YAML'} that we can read: ${error.message.split('\n')[0]}.`,
      parseErrorLine(error, counter),
    )
  if (second)
    return unreadable(
      'It holds several documents; give one at a time.',
      counter.linePos(second.range[0]).line,
    )
  // JSON is read by JSON's own rules; YAML's positions stand beside.
  const value: unknown = isJson ? JSON.parse(text) : document.toJS({ maxAliasCount: mostAliases })
  const lineOf = (steps: Steps): number => {
    for (let length = steps.length; length > 0; length--) {
      const offset = offsetOf(document, steps.slice(0, length))
      if (offset !== null) return Math.max(1, counter.linePos(offset).line)
    }
    return Math.max(1, counter.linePos(offsetOf(document, []) ?? 0).line)
  }
  return { kind: 'parsed', value, isJson, document, lineOf }
}

/**
 * Reads JSON (what begins with a brace or bracket) or YAML. What cannot be read is said with its line; no
 * text makes it throw.
 */
export function parseDocument(text: string): Parsed {
  if (text.length > mostCharacters) return unreadable('It is too long to be a request.')
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (clean.trim() === '') return unreadable('It is empty.')
  try {
    return parse(clean)
  } catch (error) {
    // The parser's own limits: nesting without end, aliases without end.
    if (error instanceof RangeError) return unreadable(tooDeep)
    return unreadable(
      `It cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown reason'}.`,
    )
  }
}
