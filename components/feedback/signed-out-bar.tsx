'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { ApiError } from '#lib/client/api.ts'

/**
 * A poll was answered "unauthenticated": say so and keep the page, with whatever was typed. Signing in
 * happens in another tab; the next good answer takes the bar away.
 */
export function SignedOutBar() {
  const cache = useQueryClient().getQueryCache()
  const isSignedOut = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () =>
      cache
        .getAll()
        .some(({ state: { error } }) => error instanceof ApiError && error.code === 'unauthenticated'),
    () => false,
  )
  if (!isSignedOut) return null
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-selected px-4 py-2 sm:px-7"
    >
      <p className="flex-1">
        <strong className="font-[550]">You are signed out.</strong> What you see is no longer live. Nothing
        you typed is lost: sign in in a new tab and this page goes on.
      </p>
      <a
        href="/sign-in?callbackUrl=%2F"
        target="_blank"
        rel="noreferrer"
        className={buttonStyle({ look: 'main' })}
      >
        Sign in
      </a>
    </div>
  )
}
