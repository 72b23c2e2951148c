'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'
import Building2 from 'lucide-react/icons/building-2'
import LogOut from 'lucide-react/icons/log-out'
import Search from 'lucide-react/icons/search'
import { useTheme } from 'next-themes'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { leave } from './leave.ts'
import type { NavItem } from './nav-items.ts'
import type { ShellPerson } from './shell-data.ts'
import { themes } from './theme-menu.tsx'

const itemStyle = 'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover'
const groupStyle =
  'p-1 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-ink-3'

/** ⌘K: every page and act by its name; anything else is searched for among the resources. */
export function Palette({ items, me, slug }: { items: NavItem[]; me: ShellPerson; slug: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const router = useRouter()
  const { setTheme } = useTheme()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setIsOpen((isOpen) => !isOpen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  function run(act: () => void) {
    setIsOpen(false)
    setText('')
    act()
  }
  function entry(key: string, label: string, Icon: LucideIcon, act: () => void) {
    return (
      <Command.Item key={key} value={`${label} ${key}`} onSelect={() => run(act)} className={itemStyle}>
        <Icon aria-hidden className="size-4 text-ink-3" />
        {label}
      </Command.Item>
    )
  }
  const go = (href: string) => () => router.push(href)
  return (
    <>
      <Button
        onClick={() => setIsOpen(true)}
        aria-label="Find a page, an act or a resource"
        aria-keyshortcuts="Meta+K Control+K"
        className="px-2 text-ink-2 sm:w-52 sm:justify-start"
      >
        <Search aria-hidden className="size-4" />
        <span className="hidden flex-1 text-left sm:inline">Find</span>
        <span className="hidden sm:inline">
          <Kbd>⌘K</Kbd>
        </span>
      </Button>
      <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
          <Dialog.Popup className="fixed top-[14vh] left-1/2 z-40 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-panel shadow-float outline-none">
            <Dialog.Title className="sr-only">Find</Dialog.Title>
            <Command label="Find a page, an act or a resource" loop>
              <div className="flex items-center gap-2.5 border-b border-line px-3.5">
                <Search aria-hidden className="size-4 text-ink-3" />
                <Command.Input
                  value={text}
                  onValueChange={setText}
                  placeholder="Where to, or what?"
                  className="h-11 flex-1 bg-transparent outline-none placeholder:text-ink-3"
                />
                <Kbd>esc</Kbd>
              </div>
              <Command.List className="max-h-[50vh] overflow-y-auto pb-1">
                <Command.Empty className="px-3.5 py-6 text-center text-ink-2">
                  Nothing by that name.
                </Command.Empty>
                <Command.Group heading="Pages" className={groupStyle}>
                  {items.map(({ href, label, icon }) => entry(href, label, icon, go(href)))}
                  {me.isStaff &&
                    slug !== null &&
                    entry(
                      '/support/customers',
                      'All customers, as support',
                      Building2,
                      go('/support/customers'),
                    )}
                </Command.Group>
                {slug !== null && text.trim() !== '' && (
                  <Command.Group heading="Resources" className={groupStyle} forceMount>
                    <Command.Item
                      forceMount
                      value="search resources"
                      onSelect={() => run(go(`/${slug}/resources?q=${encodeURIComponent(text.trim())}`))}
                      className={itemStyle}
                    >
                      <Search aria-hidden className="size-4 text-ink-3" />
                      <span className="truncate">Find resources named “{text.trim()}”</span>
                    </Command.Item>
                  </Command.Group>
                )}
                {me.memberships.length > 1 && (
                  <Command.Group heading="Customers" className={groupStyle}>
                    {me.memberships.map((membership) =>
                      entry(membership.slug, membership.name, Building2, go(`/${membership.slug}`)),
                    )}
                  </Command.Group>
                )}
                <Command.Group heading="You" className={groupStyle}>
                  {themes.map(({ id, label, icon }) =>
                    entry(`theme ${id}`, `Theme: ${label.toLowerCase()}`, icon, () => setTheme(id)),
                  )}
                  {entry('sign out', 'Sign out', LogOut, leave)}
                </Command.Group>
              </Command.List>
            </Command>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  )
}
