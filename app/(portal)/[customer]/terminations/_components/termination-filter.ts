import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { terminationStates } from '#lib/domain/enforcement/termination.ts'

/** The terminations' page in its address. */
export const terminationFilterParsers = {
  state: parseAsStringLiteral(terminationStates),
  account: parseAsString,
  after: parseAsString,
}

export type ShownTerminationFilter = inferParserType<typeof terminationFilterParsers>

export const loadTerminationFilter = createLoader(terminationFilterParsers)
