import type { CustomerRole } from '#lib/domain/permissions.ts'

/** Who is here, and what they may go to; the frame of every page is drawn from it. */
export interface ShellPerson {
  person: { name: string; email: string | null }
  isStaff: boolean
  /** Where they sign in again (lib/domain/sign-in.ts). */
  signInWith: string
  memberships: { slug: string; name: string }[]
}

/** Support inside a customer: why, and until when. */
export interface ShellEntry {
  customerName: string
  reason: string
  endsAt: string
}

export interface ShellCustomer {
  slug: string
  name: string
  role: CustomerRole
}
