import { parseAsStringLiteral } from 'nuqs/server'
import { parseAsFind } from '#lib/client/filter-parsers.ts'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { ruleGroups, severities } from '#lib/domain/safeguards/rule.ts'

/** The catalogue's filters in its address. What is not a known word counts as not given. */
export const catalogueFilterParsers = {
  q: parseAsFind,
  group: parseAsStringLiteral(ruleGroups),
  severity: parseAsStringLiteral(severities),
  type: parseAsStringLiteral(resourceTypeIds),
}
