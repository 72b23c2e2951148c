import type { LucideIcon } from 'lucide-react'
import CircleSlash from 'lucide-react/icons/circle-slash'
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
