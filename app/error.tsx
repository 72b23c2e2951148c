'use client'

import { ErrorPage } from '#components/feedback/error-page.tsx'

export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="root grid min-h-dvh place-items-center">
      <ErrorPage error={error} retry={reset} />
    </main>
  )
}
