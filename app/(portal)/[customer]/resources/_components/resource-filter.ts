import { createLoader, parseAsStringLiteral, type inferParserType } from 'nuqs/server'
import { parseAsCursor, parseAsFind, parseAsRegion, parseAsUuid } from '#lib/client/filter-parsers.ts'
import { resourceSorts } from '#lib/client/resources.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { catalogue } from '#lib/domain/safeguards/catalogue.ts'
import { verdictStatuses } from '#lib/domain/safeguards/verdict.ts'

/** The resources' page in its address. What is not a known word counts as not given. */
export const resourceFilterParsers = {
  q: parseAsFind,
  status: parseAsStringLiteral(verdictStatuses),
  type: parseAsStringLiteral(resourceTypeIds),
  account: parseAsUuid,
  region: parseAsRegion,
  safeguard: parseAsStringLiteral(catalogue.map(({ id }) => id)),
  excluded: parseAsStringLiteral(['true', 'false']),
  sort: parseAsStringLiteral(resourceSorts),
  order: parseAsStringLiteral(['asc', 'desc']),
  after: parseAsCursor,
}

export type ShownResourceFilter = inferParserType<typeof resourceFilterParsers>

export const loadResourceFilter = createLoader(resourceFilterParsers)
