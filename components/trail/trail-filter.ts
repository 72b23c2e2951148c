import { createLoader, parseAsInteger, parseAsString, type inferParserType } from 'nuqs/server'

/** A trail's page in its address. */
export const trailFilterParsers = {
  actor: parseAsString,
  action: parseAsString,
  resourceType: parseAsString,
  resource: parseAsString,
  from: parseAsString,
  to: parseAsString,
  after: parseAsInteger,
}

export type ShownTrailFilter = inferParserType<typeof trailFilterParsers>

export const loadTrailFilter = createLoader(trailFilterParsers)
