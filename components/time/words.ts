const steps = [
  { unit: 's', seconds: 1, until: 60 },
  { unit: 'min', seconds: 60, until: 3600 },
  { unit: 'h', seconds: 3600, until: 86_400 },
  { unit: 'd', seconds: 86_400, until: 86_400 * 60 },
] as const

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** "40 s ago", "3 h ago", "in 2 d"; a date once it is two months away. */
export function relativeWords(at: string, nowMs: number): string {
  const seconds = Math.round((nowMs - Date.parse(at)) / 1000)
  const size = Math.abs(seconds)
  // The page’s clock ticks every 5 s: what happened since its last tick is no future.
  if (size < 3 || (seconds < 0 && size <= 5)) return 'now'
  const step = steps.find(({ until }) => size < until)
  if (step === undefined) return dateFormat.format(Date.parse(at))
  // What lies ahead is rounded: a week from now is 7 days, not 6 and a bit.
  const amount = `${(seconds >= 0 ? Math.floor : Math.round)(size / step.seconds)} ${step.unit}`
  return seconds >= 0 ? `${amount} ago` : `in ${amount}`
}

/** "2026-11-23 15:04:05 UTC": exact, for hovering and exports. */
export function exactUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** "15:04:05.118": for timelines, whose day is said once. */
export function clockUtc(at: string): string {
  return new Date(at).toISOString().slice(11, 23)
}

/** "23 November 2026" */
export function dayUtc(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(at))
}

/** "November 2026" */
export function monthUtc(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(at),
  )
}

/** "47 ms", "1.3 s", "2 min 5 s", "3 h 12 min" */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
