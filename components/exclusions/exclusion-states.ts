import type { LucideIcon } from 'lucide-react'
import CalendarX from 'lucide-react/icons/calendar-x'
import Check from 'lucide-react/icons/check'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleSlash from 'lucide-react/icons/circle-slash'
import FilePen from 'lucide-react/icons/file-pen'
import Hand from 'lucide-react/icons/hand'
import Hourglass from 'lucide-react/icons/hourglass'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import Repeat from 'lucide-react/icons/repeat'
import UserRoundCheck from 'lucide-react/icons/user-round-check'
import X from 'lucide-react/icons/x'
import type { ExclusionState } from '#lib/domain/exclusions/exclusion-states.ts'
import type { RequestState } from '#lib/domain/exclusions/request-states.ts'

interface StateWords {
  word: string
  icon: LucideIcon
  look: 'plain' | 'strong' | 'filled' | 'accent'
  means: string
}

export const requestStateWords: Record<RequestState, StateWords> = {
  draft: { word: 'Draft', icon: FilePen, look: 'plain', means: 'Not sent yet. Only your own people see it.' },
  requested: { word: 'Waits for support', icon: Hourglass, look: 'filled', means: 'Support has been asked.' },
  information_asked: {
    ...{ word: 'Question asked', icon: MessageCircleQuestion, look: 'strong' },
    means: 'Support has a question. The customer’s answer is awaited.',
  },
  endorsed: {
    ...{ word: 'One of two approved', icon: UserRoundCheck, look: 'filled' },
    means: 'One approver has agreed; a second must.',
  },
  approved: { word: 'Approved', icon: Check, look: 'accent', means: 'Support approved it.' },
  declined: { word: 'Declined', icon: X, look: 'plain', means: 'Support declined it, and said why.' },
  withdrawn: { word: 'Withdrawn', icon: CircleSlash, look: 'plain', means: 'Taken back before a decision.' },
  lapsed: { word: 'Lapsed', icon: CalendarX, look: 'plain', means: 'Nobody decided within 7 days.' },
}

export const exclusionStateWords: Record<ExclusionState, StateWords> = {
  active: { word: 'Active', icon: Hand, look: 'accent', means: 'The resource is excused until the end.' },
  suspended: {
    ...{ word: 'Suspended', icon: CirclePause, look: 'strong' },
    means: 'What runs is not what was attested. The safeguard applies.',
  },
  expired: {
    word: 'Expired',
    icon: CalendarX,
    look: 'plain',
    means: 'Its end has come. The safeguard applies.',
  },
  revoked: {
    word: 'Revoked',
    icon: CircleSlash,
    look: 'plain',
    means: 'Ended early. The safeguard applies.',
  },
  extended: { word: 'Extended', icon: Repeat, look: 'plain', means: 'A newer exclusion took its place.' },
}

/** What happened, as a line of the history says it after the name of whoever did it. */
export const eventWords: Record<string, string> = {
  draft: 'began a draft',
  send: 'asked, and signed the attestation',
  ask_information: 'asked for information',
  answer: 'answered',
  withdraw: 'withdrew the request',
  endorse: 'approved as the first of two',
  approve: 'approved',
  decline: 'declined',
  lapse: 'let it lapse: nobody decided within 7 days',
  suspend: 'suspended it: what runs is not what was attested',
  attest: 'attested again, for what runs now',
  revoke: 'revoked it',
  expire: 'ended it: its time was over',
  extend: 'approved an extension, which took its place',
  warn: 'told people that it ends soon',
}
