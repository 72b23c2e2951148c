'use client'

import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import { ClockProvider } from '#components/time/clock.tsx'
import { ToastProvider } from '#components/ui/toast.tsx'
import { TipProvider } from '#components/ui/tooltip.tsx'
import { makeQueryClient } from '#lib/client/query-client.ts'

/** What every page stands on. No style element is made at run time: the content policy would block it. */
export function Providers({
  nonce,
  now,
  children,
}: {
  nonce: string | undefined
  now: string
  children: ReactNode
}) {
  const [queryClient] = useState(makeQueryClient)
  return (
    <CSPProvider nonce={nonce} disableStyleElements>
      <ThemeProvider attribute="data-theme" defaultTheme="system" enableColorScheme={false} nonce={nonce}>
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>
            <ClockProvider now={now}>
              <TipProvider delay={300}>
                <ToastProvider>{children}</ToastProvider>
              </TipProvider>
            </ClockProvider>
          </NuqsAdapter>
        </QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  )
}
