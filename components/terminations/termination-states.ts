import type { LucideIcon } from 'lucide-react'
import CircleSlash from 'lucide-react/icons/circle-slash'
import Eye from 'lucide-react/icons/eye'
import Hand from 'lucide-react/icons/hand'
import Hourglass from 'lucide-react/icons/hourglass'
import OctagonX from 'lucide-react/icons/octagon-x'
import Send from 'lucide-react/icons/send'
import type { TerminationState } from '#lib/domain/enforcement/termination.ts'

/** Where a termination stands. The headline completes "<job> …". */
export const terminationStateWords: Record<
  TerminationState,
  { word: string; headline: string; icon: LucideIcon; look: 'plain' | 'strong' | 'filled' }
> = {
  observed: {
    word: 'Would have stopped',
    headline: 'would have been stopped',
    icon: Eye,
    look: 'plain',
  },
  held: { word: 'Held', headline: 'is held for support', icon: Hourglass, look: 'filled' },
  dismissed: { word: 'Let run', headline: 'was let run by support', icon: CircleSlash, look: 'plain' },
  intended: { word: 'Stopping', headline: 'is about to be stopped', icon: Hourglass, look: 'filled' },
  stop_sent: { word: 'Stop sent', headline: 'is being stopped', icon: Send, look: 'filled' },
  stopped: { word: 'Terminated', headline: 'was terminated', icon: OctagonX, look: 'strong' },
  ended: {
    word: 'Ended by itself',
    headline: 'ended before it was stopped',
    icon: CircleSlash,
    look: 'plain',
  },
  spared: { word: 'Spared', headline: 'was not stopped', icon: Hand, look: 'plain' },
}
