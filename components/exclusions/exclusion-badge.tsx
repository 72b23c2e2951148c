import { Badge } from '#components/ui/badge.tsx'
import type { ExclusionState } from '#lib/domain/exclusions/exclusion-states.ts'
import type { RequestState } from '#lib/domain/exclusions/request-states.ts'
import { exclusionStateWords, requestStateWords } from './exclusion-states.ts'

export function ExclusionBadge({ state }: { state: ExclusionState }) {
  const { word, icon, look } = exclusionStateWords[state]
  return (
    <Badge icon={icon} look={look}>
      {word}
    </Badge>
  )
}

export function RequestBadge({ state }: { state: RequestState }) {
  const { word, icon, look } = requestStateWords[state]
  return (
    <Badge icon={icon} look={look}>
      {word}
    </Badge>
  )
}
