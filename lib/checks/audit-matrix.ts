import { exportPortalTrail } from '#lib/services/audit/export-portal-trail.ts'
import { exportTrail } from '#lib/services/audit/export-trail.ts'
import { getAuditKey } from '#lib/services/audit/get-audit-key.ts'
import { getPortalAuditKey } from '#lib/services/audit/get-portal-audit-key.ts'
import { listDueSeals } from '#lib/services/audit/list-due-seals.ts'
import { listPortalTrail } from '#lib/services/audit/list-portal-trail.ts'
import { listStaffEntries } from '#lib/services/audit/list-staff-entries.ts'
import { listTrail } from '#lib/services/audit/list-trail.ts'
import { sealTrail } from '#lib/services/audit/seal-trail.ts'
import type { Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `audit`. */
export const auditMatrix: Record<string, Row> = {
  'audit/export-portal-trail': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => exportPortalTrail(ctx),
  },
  'audit/export-trail': {
    permission: 'audit:export',
    scope: 'inside',
    names: false,
    call: (ctx) => exportTrail(ctx),
  },
  'audit/get-audit-key': {
    permission: 'audit:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getAuditKey(ctx),
  },
  'audit/get-portal-audit-key': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => Promise.resolve(getPortalAuditKey(ctx)),
  },
  'audit/list-due-seals': {
    permission: 'audit:seal',
    scope: 'system',
    names: false,
    call: (ctx) => listDueSeals(ctx, { intervalSeconds: 3600 }),
  },
  'audit/list-portal-trail': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => listPortalTrail(ctx, {}),
  },
  'audit/list-staff-entries': {
    permission: 'audit:read_all',
    scope: 'staff',
    names: false,
    call: (ctx) => listStaffEntries(ctx),
  },
  'audit/list-trail': {
    permission: 'audit:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listTrail(ctx, {}),
  },
  'audit/seal-trail': {
    permission: 'audit:seal',
    scope: 'system',
    names: false,
    call: (ctx) => sealTrail(ctx),
  },
}
