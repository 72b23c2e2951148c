import { asArray, asObject, isAbsent } from './read-json.ts'

/** What stands at one concrete path. `isMalformed`: something above it is neither absent nor of the right shape. */
export interface Found {
  path: string
  value: unknown
  isMalformed: boolean
}

/**
 * Reads a path such as `InputDataConfig[].DataSource.S3DataSource.S3Uri`. Each `[]` stands for every element
 * of a list. A parent that is absent makes the leaf absent (one `Found` with an undefined value); an absent or
 * empty list has no elements and so finds nothing. Never throws.
 */
export function readPath(root: unknown, pattern: string): Found[] {
  let at: Found[] = [{ path: '', value: root, isMalformed: false }]
  for (const step of pattern.split('.')) {
    const isList = step.endsWith('[]')
    const key = isList ? step.slice(0, -2) : step
    at = at.flatMap((found): Found[] => {
      const path = found.path === '' ? key : `${found.path}.${key}`
      if (found.isMalformed) return [found]
      if (isAbsent(found.value)) return isList ? [] : [{ path, value: undefined, isMalformed: false }]
      const parent = asObject(found.value)
      if (parent === null) return [{ ...found, isMalformed: true }]
      const value = Object.hasOwn(parent, key) ? parent[key] : undefined
      if (!isList) return [{ path, value, isMalformed: false }]
      if (isAbsent(value)) return []
      const list = asArray(value)
      if (list === null) return [{ path, value, isMalformed: true }]
      return list.map((entry, index) => ({ path: `${path}[${index}]`, value: entry, isMalformed: false }))
    })
  }
  return at
}

/** What stands at a path without `[]`: always exactly one thing, if only its absence. */
export function readOne(root: unknown, path: string): Found {
  return readPath(root, path)[0] as Found
}

/** The steps of a concrete path: `A[1].B` is `['A', 1, 'B']`. */
export function stepsOf(path: string): (string | number)[] {
  return path.split('.').flatMap((step) => {
    const [, key = step, index] = /^(.*)\[(\d+)\]$/.exec(step) ?? []
    return index === undefined ? [key] : [key, Number(index)]
  })
}
