'use client'

import { useQueryClient } from '@tanstack/react-query'
import { signOut } from 'next-auth/react'
import { useEffect } from 'react'

/** How the tabs of one browser tell each other; the one that tells does not hear itself. */
let channel: BroadcastChannel | null = null

/** Ends the session, then the provider's. Other tabs of this browser empty themselves. */
export function leave(): void {
  void signOut({ redirect: false }).finally(() => {
    channel?.postMessage('left')
    window.location.assign('/api/auth/leave')
  })
}

/**
 * Empties this tab once another one signed out: what was read is forgotten, and the page is left for the sign-in.
 * A page that the browser kept whole and brings back is read anew, or refused.
 */
export function useLeaving(): void {
  const client = useQueryClient()
  useEffect(() => {
    channel = new BroadcastChannel('safeguards-session')
    channel.addEventListener('message', () => {
      client.clear()
      window.location.replace('/sign-in')
    })
    const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', onShow)
    return () => {
      channel?.close()
      channel = null
      window.removeEventListener('pageshow', onShow)
    }
  }, [client])
}
