'use client'

import { useState } from 'react'

/** Keyset paging: the server only knows "after"; the way back is remembered here. */
export function usePages(after: string | null, setAfter: (after: string | null) => void) {
  const [trail, setTrail] = useState<(string | null)[]>([])
  return {
    isFirst: after === null,
    canGoBack: trail.length > 0,
    goNext: (next: string) => {
      setTrail([...trail, after])
      setAfter(next)
    },
    goBack: () => {
      setAfter(trail.at(-1) ?? null)
      setTrail(trail.slice(0, -1))
    },
    goFirst: () => {
      setAfter(null)
      setTrail([])
    },
  }
}
