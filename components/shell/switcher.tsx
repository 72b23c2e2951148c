'use client'

import Check from 'lucide-react/icons/check'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import Link from 'next/link'
import { buttonStyle } from '#components/ui/button-style.ts'
import { cn } from '#components/ui/cn.ts'
import { Menu, MenuGroup, MenuLink, MenuSeparator } from '#components/ui/menu.tsx'
import type { ShellPerson } from './shell-data.ts'

export function Mark({ letter, tone = 'accent' }: { letter: string; tone?: 'accent' | 'ink' }) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-5.5 shrink-0 place-items-center rounded-[5px] text-sm font-semibold',
        tone === 'accent' ? 'bg-accent text-accent-ink' : 'bg-ink text-bg',
      )}
    >
      {letter}
    </span>
  )
}

/** The customer's name; a menu when there is another place to go. */
export function Switcher({ name, slug, me }: { name: string; slug: string; me: ShellPerson }) {
  const hasOthers = me.isStaff || me.memberships.some((membership) => membership.slug !== slug)
  const who = (
    <>
      <Mark letter={name.charAt(0).toUpperCase()} />
      <span className="min-w-0 flex-1 truncate text-left font-semibold">{name}</span>
    </>
  )
  if (!hasOthers) return <div className="mb-2 flex h-9 items-center gap-2 px-2">{who}</div>
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Switch customer, now ${name}`}
          className={cn(buttonStyle({ look: 'quiet' }), 'mb-2 h-9 w-full justify-start gap-2 px-2 text-ink')}
        >
          {who}
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3" />
        </button>
      }
    >
      {me.memberships.length > 0 && (
        <MenuGroup label="Customers">
          {me.memberships.map((membership) => (
            <MenuLink key={membership.slug} render={<Link href={`/${membership.slug}`} />}>
              <span className="w-4 shrink-0">
                {membership.slug === slug && <Check aria-label="Current" className="size-3.5" />}
              </span>
              {membership.name}
            </MenuLink>
          ))}
        </MenuGroup>
      )}
      {me.isStaff && (
        <>
          {me.memberships.length > 0 && <MenuSeparator />}
          <MenuLink render={<Link href="/support/customers" />}>All customers, as support</MenuLink>
        </>
      )}
    </Menu>
  )
}
