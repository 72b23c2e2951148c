/** So many statements are kept prepared on each connection; what a filter makes up beyond them is not. */
const mostStatements = 500
/** Longer texts are lists of many values, each length a statement of its own. */
const longestStatement = 8_000
/** The protocol’s own word for a statement that is not kept. */
const unnamed = ''

// A connection knows each name once, whichever copy of this module gave it: a bundler makes several.
const holder = globalThis as { portalStatements?: { names: Map<string, string>; areKept: boolean } }
const statements = (holder.portalStatements ??= { names: new Map<string, string>(), areKept: true })

/** Behind a pooler that hands connections around, a name might be another's: there, none is given. */
export function keepStatements(areKept: boolean): void {
  statements.areKept = areKept
}

/**
 * Names a statement, so that each connection parses and plans it once and not with every call. The server keeps
 * it for the connection.
 */
export function nameStatement({ sql }: { sql: string }): string {
  const { names } = statements
  if (!statements.areKept) return unnamed
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= mostStatements || sql.length > longestStatement) return unnamed
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
