/** So many statements are kept prepared on each connection; what a filter makes up beyond them is not. */
const mostStatements = 500
/** Longer texts are lists of many values, each length a statement of its own. */
const longestStatement = 8_000
/** The protocol’s own word for a statement that is not kept. */
const unnamed = ''
const names = new Map<string, string>()
let isKept = true

/** Behind a pooler that hands connections around, a name might be another's: there, none is given. */
export function keepStatements(areKept: boolean): void {
  isKept = areKept
}

/**
 * Names a statement, so that each connection parses and plans it once and not with every call. The server keeps
 * it for the connection.
 */
export function nameStatement({ sql }: { sql: string }): string {
  if (!isKept) return unnamed
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= mostStatements || sql.length > longestStatement) return unnamed
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
