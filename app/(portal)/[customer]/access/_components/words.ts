import type { LucideIcon } from 'lucide-react'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-help'
import CircleSlash from 'lucide-react/icons/circle-slash'
import CircleX from 'lucide-react/icons/circle-x'
import Hourglass from 'lucide-react/icons/hourglass'
import Replace from 'lucide-react/icons/replace'
import Send from 'lucide-react/icons/send'
import UserCheck from 'lucide-react/icons/user-check'
import type { ChangeOrigin, ChangeState } from '#lib/domain/group/change.ts'
import type { PolicyStanding } from '#lib/domain/group/group.ts'
import type { Standing } from '#lib/domain/group/standing.ts'

type Look = 'plain' | 'filled' | 'strong' | 'accent'

export const changeStateWords: Record<
  ChangeState,
  { word: string; means: string; icon: LucideIcon; look: Look }
> = {
  waiting: {
    word: 'Waits for approval',
    means: 'A second admin has to approve it.',
    icon: Hourglass,
    look: 'accent',
  },
  intended: {
    word: 'About to be called',
    means: 'Decided. The worker calls AWS now.',
    icon: Hourglass,
    look: 'filled',
  },
  sent: {
    word: 'Reading back',
    means: 'AWS was called. We read back what it shows.',
    icon: Send,
    look: 'filled',
  },
  confirmed: { word: 'Done', means: 'AWS shows it.', icon: CircleCheck, look: 'plain' },
  unconfirmed: {
    word: 'Unconfirmed',
    means: 'AWS accepted it and did not show it within 60 seconds. The next reading may confirm it.',
    icon: CircleHelp,
    look: 'strong',
  },
  refused: {
    word: 'Refused',
    means: 'AWS refused it, and nothing was changed.',
    icon: CircleX,
    look: 'strong',
  },
  declined: { word: 'Declined', means: 'A second admin declined it.', icon: CircleSlash, look: 'plain' },
  withdrawn: { word: 'Withdrawn', means: 'Who asked for it took it back.', icon: CircleSlash, look: 'plain' },
  superseded: {
    word: 'Replaced',
    means: 'A newer decision about the same user took its place.',
    icon: Replace,
    look: 'plain',
  },
}

/** What a list shows of a standing beside the name; null where there is nothing to say. */
export const standingWords: Record<Standing, string | null> = {
  member: null,
  outsider: null,
  adding: 'Being added',
  removing: 'Being removed',
  add_unconfirmed: 'Added, unconfirmed',
  remove_unconfirmed: 'Removed, unconfirmed',
  added_outside: 'Added outside the portal',
  removed_outside: 'Removed outside the portal',
}

export const originWords: Record<ChangeOrigin, string> = {
  person: '',
  request: 'on request',
  expiry: 'its end came',
  drift: 'undoing drift',
  review: 'after a review',
}

export const policyWords: Record<PolicyStanding, { word: string; means: string; icon: LucideIcon }> = {
  as_made: { word: 'As made', means: 'It is what the template made.', icon: UserCheck },
  changed: { word: 'Changed', means: 'It differs from what the template made.', icon: CircleX },
  added: { word: 'Not ours', means: 'Somebody added it; the template did not.', icon: CircleHelp },
}

export const sourceWords = {
  portal: 'Added',
  adopted: 'Adopted',
  before_portal: 'There before the portal, first seen',
} as const
