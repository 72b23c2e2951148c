import { Badge } from '#components/ui/badge.tsx'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'
import { terminationStateWords } from './termination-states.ts'

export function TerminationBadge({ state }: { state: TerminationState }) {
  const { word, icon, look } = terminationStateWords[state]
  return (
    <Badge icon={icon} look={look}>
      {word}
    </Badge>
  )
}
