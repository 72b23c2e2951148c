import { getResource } from '#lib/services/resources/get-resource.ts'
import { listResources } from '#lib/services/resources/list-resources.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `resources`. */
export const resourcesMatrix: Record<string, Row> = {
  'resources/get-resource': {
    permission: 'resource:read',
    scope: 'inside',
    names: true,
    call: (ctx, { resourceId: id }) => getResource(ctx, { id }),
  },
  'resources/list-resources': {
    permission: 'resource:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listResources(ctx, {}),
  },
}
