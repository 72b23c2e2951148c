import { apiPost } from './api.ts'

const atMostEveryMs = 60_000

/**
 * Tells the server that a person is here, at most once a minute and only on a key or a pointer: polling
 * must not keep a session alive. Returns what stops it.
 */
export function reportActivity(target: Window): () => void {
  let lastMs = 0
  function report() {
    const nowMs = Date.now()
    if (nowMs - lastMs < atMostEveryMs) return
    lastMs = nowMs
    // A lost report does no harm: the next key sends another, and a 401 shows through the polls.
    apiPost('/api/v1/session/activity').catch(() => undefined)
  }
  target.addEventListener('pointerdown', report, { passive: true })
  target.addEventListener('keydown', report, { passive: true })
  return () => {
    target.removeEventListener('pointerdown', report)
    target.removeEventListener('keydown', report)
  }
}
