/** Turns the worker's log into the demo's short live line: what was scanned, found and terminated. */
export function liveLine(show: (text: string) => void): (line: string) => void {
  const sum = { scans: 0, found: 0, intended: 0, confirmed: 0, gaps: 0 }
  return (line) => {
    let entry: {
      event?: string
      resources?: number
      found?: number
      intended?: number
      gaps?: number
      state?: string
    }
    try {
      entry = JSON.parse(line) as typeof entry
    } catch {
      return
    }
    if (entry.event === 'swept' || entry.event === 'inventory') {
      sum.scans++
      sum.found += entry.found ?? 0
      sum.intended += entry.intended ?? 0
      sum.gaps = entry.gaps ?? 0
    }
    if (entry.event === 'confirmed' && entry.state === 'stopped') sum.confirmed++
    if (['swept', 'inventory', 'confirmed'].includes(entry.event ?? ''))
      show(
        `${new Date().toISOString().slice(11, 19)} UTC  regions read ${sum.scans} · new resources ${sum.found} · stops decided ${sum.intended} · terminated ${sum.confirmed}`,
      )
  }
}
