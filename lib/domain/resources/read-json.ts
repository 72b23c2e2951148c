/** Total readers over JSON of unknown shape: a rule never throws, whatever AWS or a person hands it. */

export type JsonObject = Record<string, unknown>

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

export function asArray(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null
}

/** Absent to AWS: never given, or null. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

/** A number of instances: a whole number of at least zero; anything else is not one. */
export function asCount(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null
}
