import type { LucideIcon } from 'lucide-react'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Unplug from 'lucide-react/icons/unplug'
import type { AccountStatus, EnforcementMode } from '#lib/domain/accounts/account.ts'

/** How an account stands with us, in a word and a sentence. Not a verdict, so it has no verdict's colour. */
export const accountStates: Record<
  AccountStatus,
  { word: string; means: string; icon: LucideIcon; look: 'plain' | 'strong' }
> = {
  pending: {
    word: 'Not proved yet',
    means: 'Deploy the template, then prove the roles.',
    icon: CircleDashed,
    look: 'plain',
  },
  connected: {
    word: 'Connected',
    means: 'The roles are proved: they let us in, and nobody without the ExternalId.',
    icon: CircleCheck,
    look: 'plain',
  },
  unsafe: {
    word: 'Unsafe',
    means: 'A role lets in callers without the right ExternalId. We do not use it until it is put right.',
    icon: TriangleAlert,
    look: 'strong',
  },
  disconnected: {
    word: 'Disconnected',
    means: 'We can no longer assume the roles.',
    icon: Unplug,
    look: 'strong',
  },
}

export const enforcementModes: Record<EnforcementMode, { word: string; means: string; icon: LucideIcon }> = {
  observing: { word: 'Observing', means: 'We read and judge. No job is terminated.', icon: Eye },
  armed: { word: 'Armed', means: 'Tuning jobs without encryption in transit are terminated.', icon: Lock },
}
