import type { InvitationState, MemberRole } from '#lib/domain/people.ts'

export interface MemberRow {
  personId: string
  name: string
  email: string | null
  role: MemberRole
  since: string
  lastSignIn: string
  reviewedAt: string
  isReviewDue: boolean
  isMe: boolean
  /** Why they cannot be lowered or removed; null when they can. */
  mustStay: string | null
  /** Whether their sign-in opens this customer, under its rule of who signs in where. */
  comesIn: boolean
}

export interface InvitationRow {
  id: string
  email: string
  role: MemberRole
  invitedBy: string
  createdAt: string
  expiresAt: string
  state: InvitationState
}

export interface MemberPage {
  members: MemberRow[]
  invitations: InvitationRow[]
}

/** An invitation just made: its link is shown this once. */
export interface MadeInvitation {
  id: string
  email: string
  link: string
  expiresAt: string
}

/** The same of support's, with the addresses whose earlier links it ended. */
export interface MadeFirstInvitation extends MadeInvitation {
  withdrawn: string[]
}

/** What somebody who opens an invitation's link sees. */
export interface PresentedInvitation {
  customerName: string
  slug: string
  role: MemberRole
  email: string
  expiresAt: string
  /** Why it cannot be accepted; null when it can. */
  refusal: string | null
}
