'use client'

import type { ReactNode } from 'react'
import { Callout } from '#components/ui/callout.tsx'
import { Button } from '#components/ui/button.tsx'
import { ApiError } from '#lib/client/api.ts'
import { RequestId } from './request-id.tsx'

/** Something failed and may be tried again: words, the request id, one button. */
export function Problem({ title, error, onRetry }: { title: string; error: Error; onRetry?: () => void }) {
  return (
    <Callout
      kind="warning"
      title={title}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {error.message} {error instanceof ApiError && <RequestId id={error.requestId} />}
    </Callout>
  )
}

/**
 * A live read on a page: its data, or the honest state in its place. When a later read fails, the older
 * data stays and says that it is old. `loading` is required, so that no page jumps.
 */
export function Live<Data>({
  query,
  what,
  loading,
  children,
}: {
  query: { data: Data | undefined; error: Error | null; refetch: () => Promise<unknown> }
  /** What could not be read, as in "We could not read the resources." */
  what: string
  loading: ReactNode
  children: (data: Data) => ReactNode
}) {
  const { data, error } = query
  const isSignedOut = error instanceof ApiError && error.code === 'unauthenticated'
  // Taken away: whoever may not read it any more is not left with what they read before.
  if (error instanceof ApiError && (error.code === 'forbidden' || error.code === 'not_found'))
    return <Problem title={`You cannot see ${what} any more.`} error={error} />
  return (
    <>
      {error !== null && !isSignedOut && (
        <div className="mb-4">
          <Problem
            title={
              data === undefined
                ? `We could not read ${what}.`
                : `We could not refresh ${what}. What you see is older.`
            }
            error={error}
            onRetry={() => void query.refetch()}
          />
        </div>
      )}
      {data === undefined ? (error === null || isSignedOut) && loading : children(data)}
    </>
  )
}
