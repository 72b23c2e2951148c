import { randomUUID } from 'node:crypto'
import { enforcedSafeguard } from '#lib/domain/safeguards/catalogue.ts'
import { tuningJobEncryptionInTransit } from '#lib/domain/safeguards/rules/tuning-job-encryption-in-transit.ts'
import { ServiceError } from '#lib/services/errors.ts'
import { compareRevision } from '#lib/services/rules/compare-revision.ts'
import { confirmRevision } from '#lib/services/rules/confirm-revision.ts'
import { listRules } from '#lib/services/rules/list-rules.ts'
import { listShadowJobs } from '#lib/services/rules/list-shadow-jobs.ts'
import { measureShadow } from '#lib/services/rules/measure-shadow.ts'
import { proposeRevision } from '#lib/services/rules/propose-revision.ts'
import { runShadow } from '#lib/services/rules/run-shadow.ts'
import { withdrawRevision } from '#lib/services/rules/withdraw-revision.ts'
import type { Row } from './verb-row.ts'

const safeguard = enforcedSafeguard
const nowhere = { safeguard, revision: 99 }

/** The catalogue has one revision, which is in force: that none is newer is as far as an allowed call comes. */
async function asFarAs(codes: readonly string[], act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof ServiceError) || !codes.includes(error.code)) throw error
  }
}

const staff = (permission: Row['permission'], call: Row['call']): Row => ({
  ...{ permission, scope: 'staff', names: false, call },
})

/** The rows of the matrix for the revisions of rules. rules.int.test.ts has the acts themselves. */
export const rulesMatrix: Record<string, Row> = {
  'rules/list-rules': staff('rule:read', (ctx) => listRules(ctx)),
  'rules/compare-revision': staff('rule:read', (ctx) =>
    asFarAs(['conflict'], () => compareRevision(ctx, nowhere)),
  ),
  'rules/list-shadow-jobs': staff('rule:read', (ctx, { slug: customer }) =>
    asFarAs(['conflict'], () => listShadowJobs(ctx, { ...nowhere, customer })),
  ),
  'rules/run-shadow': staff('rule:read', (ctx) =>
    runShadow(ctx, { rule: tuningJobEncryptionInTransit, from: 1, to: 1 }),
  ),
  'rules/measure-shadow': staff('rule:read', (ctx) =>
    measureShadow(ctx, { rule: tuningJobEncryptionInTransit, from: 1, to: 1 }),
  ),
  'rules/propose-revision': staff('rule:change', (ctx) =>
    asFarAs(['conflict'], () => proposeRevision(ctx, { ...nowhere, shown: 'x', reason: 'a test' })),
  ),
  'rules/confirm-revision': staff('rule:change', (ctx) =>
    asFarAs(['not_found'], () => confirmRevision(ctx, { id: randomUUID(), shown: 'x' })),
  ),
  'rules/withdraw-revision': staff('rule:change', (ctx) =>
    asFarAs(['not_found'], () => withdrawRevision(ctx, { id: randomUUID() })),
  ),
}
