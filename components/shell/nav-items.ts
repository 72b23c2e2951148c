import type { LucideIcon } from 'lucide-react'
import Bell from 'lucide-react/icons/bell'
import Boxes from 'lucide-react/icons/boxes'
import Building2 from 'lucide-react/icons/building-2'
import Cloud from 'lucide-react/icons/cloud'
import Hand from 'lucide-react/icons/hand'
import BookOpen from 'lucide-react/icons/book-open'
import FileCheck from 'lucide-react/icons/file-check'
import FileSearch from 'lucide-react/icons/file-search'
import House from 'lucide-react/icons/house'
import Settings from 'lucide-react/icons/settings'
import UsersRound from 'lucide-react/icons/users-round'
import Inbox from 'lucide-react/icons/inbox'
import KeyRound from 'lucide-react/icons/key-round'
import OctagonX from 'lucide-react/icons/octagon-x'
import Radar from 'lucide-react/icons/radar'
import Scale from 'lucide-react/icons/scale'
import ScrollText from 'lucide-react/icons/scroll-text'
import TableProperties from 'lucide-react/icons/table-properties'
import { checkAddress, type SettingsPage } from '#lib/client/addresses.ts'

export interface NavItem {
  href: string
  label: string
  icon: LucideIcon
  /** Not on the left side: another part of the frame leads there. */
  isAside?: boolean
  /** Active for this address alone, not for those below it. */
  isExact?: boolean
  /** What a page below it is called in the breadcrumb. */
  detail?: string
  /** The same for single pages below it, by their first segment. */
  details?: Record<string, string>
}

/** The pages of Settings. */
export const settingsWords: Record<SettingsPage, string> = {
  people: 'People',
  notifications: 'Notifications',
  'sign-in': 'Sign-in',
  tokens: 'API tokens',
  visits: 'Support’s visits',
  sessions: 'Your sessions',
  leaving: 'Leaving',
}

/** The sections of Guidance, by their address. Named here: every page has this, and none needs the catalogue for it. */
const guidanceTitles = {
  overview: 'Overview',
  pricing: 'Pricing guidelines',
  architecture: 'Architecture',
  safeguards: 'Automated safeguards',
  catalogue: 'Catalogue',
  'before-launch': 'Before launch',
  'iam-group': 'IAM group',
  raci: 'RACI',
  api: 'API',
}

export function customerNav(slug: string): NavItem[] {
  return [
    { href: `/${slug}`, label: 'Overview', icon: House, isExact: true },
    { href: `/${slug}/resources`, label: 'Resources', icon: Boxes, detail: 'Resource' },
    { href: `/${slug}/terminations`, label: 'Terminations', icon: OctagonX, detail: 'Receipt' },
    {
      href: `/${slug}/exclusions`,
      label: 'Exclusions',
      icon: Hand,
      detail: 'Exclusion',
      details: { ask: 'Ask' },
    },
    { href: `/${slug}/access`, label: 'Access', icon: KeyRound },
    {
      href: `/${slug}/accounts`,
      label: 'AWS accounts',
      icon: Cloud,
      detail: 'Account',
      details: { connect: 'Connect' },
    },
    { href: `/${slug}/responsibilities`, label: 'Responsibilities', icon: TableProperties },
    {
      href: `/${slug}/evidence`,
      label: 'Evidence',
      icon: FileCheck,
      details: { trail: 'Audit trail', frameworks: 'Frameworks', reports: 'Report' },
    },
    { href: `/${slug}/guidance`, label: 'Guidance', icon: BookOpen, details: guidanceTitles },
    { href: `/${slug}/settings`, label: 'Settings', icon: Settings, details: settingsWords },
    { href: `/${slug}/notices`, label: 'Notices', icon: Bell, isAside: true },
  ]
}

/** Pages without a place at the left: found from the pages they belong to, and by ⌘K. */
export function customerPages(slug: string): NavItem[] {
  return [{ href: checkAddress(slug), label: 'Check a request', icon: FileSearch }]
}

export const supportNav: NavItem[] = [
  { href: '/support/queue', label: 'Queue', icon: Inbox },
  { href: '/support/customers', label: 'Customers', icon: Building2 },
  { href: '/support/fleet', label: 'Fleet', icon: Radar },
  { href: '/support/terminations', label: 'Terminations', icon: OctagonX },
  { href: '/support/rules', label: 'Rules', icon: Scale },
  {
    href: '/support/responsibilities',
    label: 'Responsibilities',
    icon: TableProperties,
    detail: 'Publish a version',
  },
  { href: '/support/audit', label: 'Audit', icon: ScrollText },
  { href: '/support/staff', label: 'Staff', icon: UsersRound },
  { href: '/support/notices', label: 'Notices', icon: Bell, isAside: true },
]

export function isActive({ href, isExact = false }: NavItem, pathname: string): boolean {
  return pathname === href || (!isExact && pathname.startsWith(`${href}/`))
}
