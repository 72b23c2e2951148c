import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'

/** Refused is refused: only what may pass by itself is tried again. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.code === 'unavailable' || error.code === 'rate_limited')
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  })
}
