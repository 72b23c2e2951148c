'use client'

import { ErrorPage } from '#components/feedback/error-page.tsx'

export default function CustomerError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorPage error={error} retry={reset} />
}
