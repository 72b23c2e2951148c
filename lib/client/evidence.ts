import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ControlRow, ReportDetail, ReportRow, ReportScheduleView } from '#lib/services/evidence/views.ts'
import { apiGet, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

export function reportsQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'reports'],
    queryFn: ({ signal }) => apiGet<{ rows: ReportRow[] }>(`${customerPath(slug)}/reports`, signal),
    refetchInterval: 30_000,
  })
}

export function controlsQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'controls'],
    queryFn: ({ signal }) => apiGet<{ rows: ControlRow[] }>(`${customerPath(slug)}/controls`, signal),
    refetchInterval: 30_000,
  })
}

export function reportScheduleQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'report-schedule'],
    queryFn: ({ signal }) => apiGet<ReportScheduleView>(`${customerPath(slug)}/reports/schedule`, signal),
  })
}

/** Switches the monthly report on or off. */
export function useSetReportSchedule(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { isOn: boolean }) =>
      apiPost<ReportScheduleView>(`${customerPath(slug)}/reports/schedule`, input),
    onSuccess: (schedule) => client.setQueryData(reportScheduleQuery(slug).queryKey, schedule),
  })
}

/** Where the browser downloads a report. */
export function reportFilePath(slug: string, id: string, format: 'pdf' | 'zip'): string {
  return `${customerPath(slug)}/reports/${encodeURIComponent(id)}/${format}`
}

export function useMakeReport(slug: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { from: string; to: string; accounts: string[] }) =>
      apiPost<ReportDetail>(`${customerPath(slug)}/reports`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsQuery(slug).queryKey }),
  })
}
