'use client'

import { createContext, use, useEffect, useState, type ReactNode } from 'react'

const Clock = createContext<number | null>(null)

const tickMs = 5_000

/**
 * The server's time on every page, so that ages do not depend on the browser's clock: the time the page
 * was made, plus what has passed here since. The first render equals the server's.
 */
export function ClockProvider({ now, children }: { now: string; children: ReactNode }) {
  const [nowMs, setNowMs] = useState(() => Date.parse(now))
  useEffect(() => {
    const startMs = Date.now()
    const serverMs = Date.parse(now)
    const timer = setInterval(() => setNowMs(serverMs + Date.now() - startMs), tickMs)
    return () => clearInterval(timer)
  }, [now])
  return <Clock value={nowMs}>{children}</Clock>
}

/** The server's time in milliseconds; advances every few seconds. */
export function useServerNow(): number {
  const nowMs = use(Clock)
  if (nowMs === null) throw new Error('useServerNow needs a ClockProvider above it.')
  return nowMs
}
