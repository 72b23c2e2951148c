import { queryString } from './api.ts'

/** Where things are. Every link is built here, so that a number goes to exactly the rows it counts. */
export function resourcesAddress(
  slug: string,
  filter: {
    q?: string
    status?: string
    account?: string
    region?: string
    safeguard?: string
    excluded?: 'true'
    type?: string
  } = {},
): string {
  return `/${slug}/resources${queryString(filter)}`
}

export function resourceAddress(slug: string, id: string, search = ''): string {
  return `/${slug}/resources/${encodeURIComponent(id)}${search}`
}

export function terminationsAddress(slug: string, filter: { state?: string; account?: string } = {}): string {
  return `/${slug}/terminations${queryString(filter)}`
}

export function terminationAddress(slug: string, id: string): string {
  return `/${slug}/terminations/${encodeURIComponent(id)}`
}

export function accountsAddress(slug: string): string {
  return `/${slug}/accounts`
}

export function accountAddress(slug: string, id: string): string {
  return `/${slug}/accounts/${encodeURIComponent(id)}`
}

export function connectAddress(slug: string): string {
  return `/${slug}/accounts/connect`
}

export function responsibilitiesAddress(
  slug: string,
  filter: { version?: number; compare?: number; evidence?: string } = {},
): string {
  return `/${slug}/responsibilities${queryString(filter)}`
}

export function evidenceAddress(slug: string): string {
  return `/${slug}/evidence`
}

export function trailAddress(
  slug: string,
  filter: { action?: string; resourceType?: string; resource?: string } = {},
): string {
  return `/${slug}/evidence/trail${queryString(filter)}`
}

export function frameworksAddress(slug: string): string {
  return `/${slug}/evidence/frameworks`
}

/** Whose notices: a customer's by its short name, or support's. */
export type NoticePlace = { slug: string } | 'support'

export function noticesAddress(place: NoticePlace, filter: { group?: string } = {}): string {
  return `${place === 'support' ? '/support' : `/${place.slug}`}/notices${queryString(filter)}`
}

export const settingsPages = [
  'people',
  'notifications',
  'sign-in',
  'tokens',
  'visits',
  'sessions',
  'leaving',
] as const
export type SettingsPage = (typeof settingsPages)[number]

export function settingsAddress(slug: string, page: SettingsPage = 'people'): string {
  return page === 'people' ? `/${slug}/settings` : `/${slug}/settings/${page}`
}

export function reportAddress(slug: string, id: string): string {
  return `/${slug}/evidence/reports/${encodeURIComponent(id)}`
}

export function guidanceAddress(slug: string, section?: string, part?: string): string {
  return `/${slug}/guidance${section === undefined ? '' : `/${section}`}${part === undefined ? '' : `#${part}`}`
}

/** Support’s view of every account and region. */
export function fleetAddress(filter: { problem?: string; customer?: string } = {}): string {
  return `/support/fleet${queryString(filter)}`
}

export function exclusionsAddress(slug: string, filter: { view?: string; q?: string } = {}): string {
  return `/${slug}/exclusions${queryString(filter)}`
}

export function exclusionAddress(slug: string, id: string): string {
  return `/${slug}/exclusions/${encodeURIComponent(id)}`
}

/** The ask screen, filled in from whatever it is asked about. */
export function askAddress(
  slug: string,
  about: { termination?: string; resource?: string; extends?: string; draft?: string } = {},
): string {
  return `/${slug}/exclusions/ask${queryString(about)}`
}

export function checkAddress(slug: string): string {
  return `/${slug}/check`
}

/** The catalogue, or one safeguard in it. */
export function safeguardAddress(slug: string, id?: string): string {
  return `/${slug}/guidance/catalogue${id === undefined ? '' : `/${encodeURIComponent(id)}`}`
}
