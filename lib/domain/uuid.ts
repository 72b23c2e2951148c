const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids come from addresses: what is no UUID names nothing, and PostgreSQL is not asked about it. */
export function isUuid(text: string): boolean {
  return shape.test(text)
}
