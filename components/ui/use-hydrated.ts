import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * False on the server and in the render that takes over its page, true from the next one on. A part of the page
 * that wakes late must not show what a sibling has fetched meanwhile: React would find other words than the server's.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
