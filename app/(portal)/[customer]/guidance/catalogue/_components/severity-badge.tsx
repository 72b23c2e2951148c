import { Badge } from '#components/ui/badge.tsx'
import type { Severity } from '#lib/domain/safeguards/rule.ts'

const looks = { critical: 'strong', high: 'filled', medium: 'plain', low: 'plain' } as const

/** How much hangs on a safeguard. Greys: colours belong to the verdicts. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge look={looks[severity]}>{severity.charAt(0).toUpperCase() + severity.slice(1)}</Badge>
}
