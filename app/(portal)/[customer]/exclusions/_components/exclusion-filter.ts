import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { exclusionViews } from '#lib/client/exclusions.ts'

/** The exclusions' page in its address. */
export const exclusionFilterParsers = {
  view: parseAsStringLiteral(exclusionViews),
  q: parseAsString,
  after: parseAsString,
}

export type ShownExclusionFilter = inferParserType<typeof exclusionFilterParsers>

export const loadExclusionFilter = createLoader(exclusionFilterParsers)
