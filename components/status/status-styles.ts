import type { LucideIcon } from 'lucide-react'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import Hand from 'lucide-react/icons/hand'
import Minus from 'lucide-react/icons/minus'
import ShieldCheck from 'lucide-react/icons/shield-check'
import ShieldX from 'lucide-react/icons/shield-x'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'

/** A verdict as people see it: the four statuses, and `excluded`, which lies over `failing`. */
export type ShownStatus = VerdictStatus | 'excluded'

/** The one place that says how a status looks and what it means. */
export const statusStyles: Record<
  ShownStatus,
  {
    word: string
    inSentence: string
    icon: LucideIcon
    badge: string
    text: string
    bar: string
    means: string
  }
> = {
  protected: {
    word: 'Protected',
    inSentence: 'protected',
    icon: ShieldCheck,
    badge: 'bg-protected-bg text-protected',
    text: 'text-protected',
    bar: 'bg-protected',
    means: 'We read the setting and it is right.',
  },
  failing: {
    word: 'Failing',
    inSentence: 'failing',
    icon: ShieldX,
    badge: 'bg-failing-bg text-failing',
    text: 'text-failing',
    bar: 'bg-failing',
    means: 'We read the setting and it is wrong.',
  },
  unknown: {
    word: 'Unknown',
    inSentence: 'unknown',
    icon: CircleQuestionMark,
    badge: 'bg-unknown-bg text-unknown',
    text: 'text-unknown',
    bar: 'bg-unknown',
    means: 'We could not read the setting.',
  },
  excluded: {
    word: 'Excluded',
    inSentence: 'excluded',
    icon: Hand,
    badge: 'bg-panel text-excluded shadow-[inset_0_0_0_1px_var(--excluded)]',
    text: 'text-excluded',
    bar: 'bg-panel shadow-[inset_0_0_0_2px_var(--excluded)]',
    means: 'Failing, and excused until a date.',
  },
  not_applicable: {
    word: 'Not applicable',
    inSentence: 'not applicable',
    icon: Minus,
    badge: 'bg-not-applicable-bg text-not-applicable',
    text: 'text-not-applicable',
    bar: 'bg-not-applicable-bar',
    means: 'The setting does not exist here.',
  },
}
