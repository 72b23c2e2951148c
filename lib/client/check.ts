import { useMutation } from '@tanstack/react-query'
import type { CheckAnswer } from '#lib/services/check/check-request.ts'
import { apiPost } from './api.ts'

/** Asks what the portal would do with a text. Nothing is cached: the text is the person's own. */
export function useCheckRequest() {
  return useMutation({
    mutationFn: (text: string) => apiPost<CheckAnswer>('/api/v1/check', { text }),
    gcTime: 0,
  })
}
