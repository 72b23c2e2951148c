import type { DeliveryState } from '#lib/domain/deliveries.ts'
import type { NoticeGroup, NoticeKind } from '#lib/domain/notices.ts'

/** One recipient of a notice beyond the portal, and what became of it. */
export interface DeliveryRow {
  id: string
  channel: 'mail' | 'webhook'
  /** A person's name, a webhook's name, or support. */
  to: string
  state: DeliveryState
  attempts: number
  createdAt: string
  nextAt: string | null
  settledAt: string | null
  /** A status or the name of an error. */
  answer: string | null
}

export interface NoticeRow {
  id: string
  kind: NoticeKind
  /** The AWS thing it is about, where it has a name. */
  name: string | null
  /** Where it is to be seen. */
  path: string
  at: string
  isUnread: boolean
  deliveries: DeliveryRow[]
  customer: { slug: string; name: string }
}

export interface NoticePage {
  rows: NoticeRow[]
  next: string | null
  total: number
}

/** What the bell shows. */
export interface NoticeSummary {
  unread: number
  rows: NoticeRow[]
}

export interface NoticePreferences {
  /** Whether the portal has a way to mail. */
  isMailSetUp: boolean
  /** Where mail goes; null without an address that the person's provider verified. */
  email: string | null
  groups: NoticeGroup[]
  /** Whether the person chose, or these are what their role begins with. */
  isChosen: boolean
}

export interface WebhookRow {
  id: string
  name: string
  /** Scheme and host; the rest of an address may hold a secret. */
  origin: string
  groups: NoticeGroup[]
  isEnabled: boolean
  createdBy: string
  createdAt: string
  deliveries: DeliveryRow[]
}

/** A webhook's signing secret, shown this once. */
export interface MadeSecret {
  id: string
  secret: string
}
