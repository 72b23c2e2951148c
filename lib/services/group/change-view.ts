import type { AccessRequest, GroupChange } from '#lib/db/generated/client.ts'
import type { Problem } from '#lib/domain/group/problem.ts'
import type { AccessRequestRow, ChangeRow } from './views.ts'

export function changeRow(row: GroupChange): ChangeRow {
  const { id, setId, userId, userName, action, origin, state, reason, ticket } = row
  const { requestedBy, requestedByName, decidedByName, outcome } = row
  return {
    ...{ id, setId, userId, userName, action, origin, state, reason, ticket },
    ...{ requestedBy, requestedByName, decidedByName, outcome },
    endsAt: row.endsAt?.toISOString() ?? null,
    requestedAt: row.requestedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    problem: row.problem as unknown as Problem | null,
  }
}

export function accessRequestRow(row: AccessRequest): AccessRequestRow {
  const { id, userId, userName, reason, ticket, state, requestedBy, requestedByName } = row
  return {
    ...{ id, userId, userName, reason, ticket, state, requestedBy, requestedByName },
    ...{ decidedByName: row.decidedByName, decisionReason: row.decisionReason },
    endsAt: row.endsAt?.toISOString() ?? null,
    requestedAt: row.requestedAt.toISOString(),
  }
}
