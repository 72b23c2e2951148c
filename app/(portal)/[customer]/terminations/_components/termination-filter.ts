import { createLoader, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { parseAsCursor, parseAsUuid } from '#lib/client/filter-parsers.ts'
import { terminationStates } from '#lib/domain/enforcement/termination.ts'

/** The terminations' page in its address. */
export const terminationFilterParsers = {
  state: parseAsStringLiteral(terminationStates),
  account: parseAsUuid,
  after: parseAsCursor,
}

export type ShownTerminationFilter = inferParserType<typeof terminationFilterParsers>

export const loadTerminationFilter = createLoader(terminationFilterParsers)
