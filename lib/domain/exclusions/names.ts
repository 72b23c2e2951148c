import { mostNames } from './limits.ts'

/** Letters, digits and hyphens inside, dots too in a bucket's: what AWS allows in a name. Patterns are none of it. */
const namePattern = /^[a-zA-Z0-9](?:[-._]*[a-zA-Z0-9]){0,62}$/

/** One name a line, or separated by commas; blanks and repetitions do not count. */
export function readNames(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))]
}

/** Why these names are refused, or null. Exact names only: no wildcard, no series. */
export function refusalOfNames(names: readonly string[]): string | null {
  if (names.length === 0) return 'Name at least one resource.'
  if (names.length > mostNames) return `At most ${mostNames} names in one request.`
  const wrong = names.find((name) => !namePattern.test(name))
  if (wrong === undefined) return null
  return /[*?[\]{}]/.test(wrong)
    ? `“${wrong}” is a pattern. Give exact names: an exclusion is for one resource.`
    : `“${wrong}” is not a name AWS allows: letters, digits and hyphens (a bucket’s dots, too), at most 63.`
}
