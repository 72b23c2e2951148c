import { randomUUID } from 'node:crypto'
import { raciVersion1 } from '#lib/domain/raci.ts'
import { systemContext } from '#lib/services/context.ts'
import { acknowledgeRaciVersion } from '#lib/services/raci/acknowledge-raci-version.ts'
import { exportRaciVersion } from '#lib/services/raci/export-raci-version.ts'
import { getRaciEvidence } from '#lib/services/raci/get-raci-evidence.ts'
import { getResponsibilities } from '#lib/services/raci/get-responsibilities.ts'
import { listRaciVersions } from '#lib/services/raci/list-raci-versions.ts'
import { publishRaciVersion } from '#lib/services/raci/publish-raci-version.ts'
import type { Row } from './verb-row.ts'

const newestRaci = async () =>
  (await listRaciVersions(systemContext('test', ['raci:publish'], null))).versions[0]?.version ?? 0

/** The rows of the matrix for the verbs of `raci`. */
export const raciMatrix: Record<string, Row> = {
  'raci/acknowledge-raci-version': {
    permission: 'raci:acknowledge',
    scope: 'inside',
    names: false,
    call: async (ctx) => acknowledgeRaciVersion(ctx, { version: await newestRaci(), name: 'Test person' }),
  },
  'raci/export-raci-version': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => exportRaciVersion(ctx, { version: 1, format: 'csv' }),
  },
  'raci/get-raci-evidence': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getRaciEvidence(ctx, { source: 'attestations' }),
  },
  'raci/get-responsibilities': {
    permission: 'raci:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getResponsibilities(ctx),
  },
  'raci/list-raci-versions': {
    permission: 'raci:publish',
    scope: 'staff',
    names: false,
    call: (ctx) => listRaciVersions(ctx),
  },
  'raci/publish-raci-version': {
    permission: 'raci:publish',
    scope: 'staff',
    names: false,
    call: async (ctx) =>
      publishRaciVersion(ctx, {
        basedOn: await newestRaci(),
        note: 'a test of the matrix',
        rows: raciVersion1.map((row) => ({ ...row, item: `${row.item} ${randomUUID()}` })),
      }),
  },
}
