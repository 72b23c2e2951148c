import { expect, it } from 'vitest'
import type { ReportModel } from './evidence.ts'
import { reportTables } from './report-tables.ts'

const nothing = {
  ...{ safeguards: [], accounts: [], coverage: [], terminations: [], exclusions: [] },
  ...{ groups: [], reviews: [], gaps: [] },
}

it('says of each account why it was otherwise than armed, how often and for how long', () => {
  const hour = (at: number) => new Date(Date.UTC(2026, 10, 1, at)).toISOString()
  const stretch = (account: string, state: string, reason: string | null, from: number, to: number) => ({
    ...{ account, state, reason, from: hour(from), to: hour(to) },
  })
  const model = {
    ...nothing,
    stretches: [
      stretch('prod', 'observing', null, 0, 1),
      stretch('prod', 'armed', null, 1, 2),
      stretch('prod', 'paused', 'Ticket NW-1', 2, 4),
      stretch('prod', 'blind', 'us-east-1: sts:AssumeRole answered AccessDenied.', 4, 5),
      stretch('prod', 'paused', 'Ticket NW-1', 5, 8),
      stretch('dev', 'paused', 'Ticket NW-1', 0, 1),
    ],
  } as unknown as ReportModel
  const table = reportTables(model).find(({ id }) => id === 'coverage-reasons')
  expect(table?.rows).toEqual([
    ['dev', 'paused', 'Ticket NW-1', '1', '1 h 0 min', '60'],
    ['prod', 'paused', 'Ticket NW-1', '2', '5 h 0 min', '300'],
    ['prod', 'observing', 'Observing: read and judged, nothing is stopped', '1', '1 h 0 min', '60'],
    ['prod', 'blind', 'us-east-1: sts:AssumeRole answered AccessDenied.', '1', '1 h 0 min', '60'],
  ])
})
