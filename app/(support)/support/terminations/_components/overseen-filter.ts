import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { parseAsCursor, parseAsUuid } from '#lib/client/filter-parsers.ts'

/** The list in its address: what is shown, and the termination whose brief is open. */
export const overseenParsers = {
  view: parseAsStringLiteral(['held', 'blocked', 'disputed', 'newest']).withDefault('newest'),
  customer: parseAsString,
  after: parseAsCursor,
  id: parseAsUuid,
}

export type ShownOverseenFilter = Omit<inferParserType<typeof overseenParsers>, 'id'>

export const loadOverseenFilter = createLoader(overseenParsers)
