import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { parseAsCursor, parseAsFind } from '#lib/client/filter-parsers.ts'
import { fleetProblems } from '#lib/domain/enforcement/fleet.ts'

/** The fleet's page in its address. */
export const fleetFilterParsers = {
  problem: parseAsStringLiteral(fleetProblems),
  customer: parseAsString,
  q: parseAsFind,
  after: parseAsCursor,
}

export type ShownFleetFilter = inferParserType<typeof fleetFilterParsers>

export const loadFleetFilter = createLoader(fleetFilterParsers)
