import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { resourceSorts } from '#lib/client/resources.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'

/** The resources' page in its address. What is not a known word counts as not given. */
export const resourceFilterParsers = {
  q: parseAsString,
  status: parseAsStringLiteral(verdictStatuses),
  type: parseAsStringLiteral(resourceTypeIds),
  account: parseAsString,
  region: parseAsString,
  safeguard: parseAsString,
  excluded: parseAsStringLiteral(['true', 'false']),
  sort: parseAsStringLiteral(resourceSorts),
  order: parseAsStringLiteral(['asc', 'desc']),
  after: parseAsString,
}

export type ShownResourceFilter = inferParserType<typeof resourceFilterParsers>

export const loadResourceFilter = createLoader(resourceFilterParsers)
