/** What arrives in a request body, once parsed: JSON, or the query protocol's dotted keys made into a tree. */
export type Json = string | number | boolean | null | Json[] | JsonObject

export interface JsonObject {
  [key: string]: Json | undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Walks `a.b.c` through plain objects; anything else on the way is undefined. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let current: Json | undefined = value
  for (const part of path.split('.')) {
    if (!isObject(current)) return undefined
    current = current[part]
  }
  return current
}

/** A scalar or a list, as a list: policies and the query protocol allow both spellings. */
export function asList(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
