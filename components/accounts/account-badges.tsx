import { Badge } from '#components/ui/badge.tsx'
import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'
import { accountStates, enforcementModes } from './account-states.ts'

export function AccountStatusBadge({ status }: { status: AccountStatus }) {
  const { word, means, icon, look } = accountStates[status]
  return (
    <span title={means}>
      <Badge icon={icon} look={look}>
        {word}
      </Badge>
    </span>
  )
}

export function ModeBadge({ mode }: { mode: EnforcementMode }) {
  const { word, means, icon } = enforcementModes[mode]
  return (
    <span title={means}>
      <Badge icon={icon} look={mode === 'armed' ? 'accent' : 'plain'}>
        {word}
      </Badge>
    </span>
  )
}
