import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticeGroup } from '#lib/domain/notices.ts'
import type { MadeSecret, WebhookRow } from '#lib/services/notices/views.ts'
import { apiDelete, apiGet, apiPatch, apiPost } from './api.ts'
import { customerPath } from './customers.ts'

export interface WebhookRows {
  rows: WebhookRow[]
}

function webhooksPath(slug: string, id?: string): string {
  return `${customerPath(slug)}/webhooks${id === undefined ? '' : `/${encodeURIComponent(id)}`}`
}

/** A customer's webhooks with their newest deliveries, which move while one is watched. */
export function webhooksQuery(slug: string) {
  return queryOptions({
    queryKey: ['customers', slug, 'webhooks'],
    queryFn: ({ signal }) => apiGet<WebhookRows>(webhooksPath(slug), signal),
    refetchInterval: 5_000,
  })
}

/** An act on a customer's webhooks; they are read again after it. */
function useWebhookAct<Input, Answer>(slug: string, act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery(slug).queryKey }),
  })
}

export function useCreateWebhook(slug: string) {
  return useWebhookAct(slug, (input: { name: string; address: string; groups: NoticeGroup[] }) =>
    apiPost<MadeSecret>(webhooksPath(slug), input),
  )
}

export function useChangeWebhook(slug: string) {
  return useWebhookAct(
    slug,
    ({ id, ...change }: { id: string; isEnabled?: boolean; groups?: NoticeGroup[] }) =>
      apiPatch<void>(webhooksPath(slug, id), change),
  )
}

export function useRotateWebhookSecret(slug: string) {
  return useWebhookAct(slug, (id: string) => apiPost<MadeSecret>(`${webhooksPath(slug, id)}/rotate`))
}

export function useTestWebhook(slug: string) {
  return useWebhookAct(slug, (id: string) => apiPost<void>(`${webhooksPath(slug, id)}/test`))
}

export function useRemoveWebhook(slug: string) {
  return useWebhookAct(slug, (id: string) => apiDelete(webhooksPath(slug, id)))
}
