'use client'

import { useQueryClient } from '@tanstack/react-query'
import { signOut } from 'next-auth/react'
import { useEffect } from 'react'

/** What one tab tells the others of the same browser. */
const channelName = 'safeguards-session'

/** Ends the session, then the provider's. Other tabs of this browser empty themselves. */
export function leave(): void {
  new BroadcastChannel(channelName).postMessage('left')
  void signOut({ redirect: false }).finally(() => window.location.assign('/api/auth/leave'))
}

/**
 * Empties this tab once another one signed out: what was read is forgotten, and the page is left for the sign-in.
 * A page that the browser kept whole and brings back is read anew, or refused.
 */
export function useLeaving(): void {
  const client = useQueryClient()
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.addEventListener('message', () => {
      client.clear()
      window.location.replace('/sign-in')
    })
    const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', onShow)
    return () => {
      channel.close()
      window.removeEventListener('pageshow', onShow)
    }
  }, [client])
}
