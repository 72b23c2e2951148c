'use client'

import MenuIcon from 'lucide-react/icons/menu'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { SignedOutBar } from '#components/feedback/signed-out-bar.tsx'
import { SignInWith } from '#components/sign-in/sign-in-with.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Drawer } from '#components/ui/drawer.tsx'
import { reportActivity } from '#lib/client/activity.ts'
import { Bell } from './bell.tsx'
import { Crumbs } from './crumbs.tsx'
import { useLeaving } from './leave.ts'
import { MeMenu } from './me-menu.tsx'
import { Nav } from './nav.tsx'
import type { NavItem } from './nav-items.ts'
import { Palette } from './palette.tsx'
import type { ShellPerson } from './shell-data.ts'
import { ThemeMenu } from './theme-menu.tsx'

/** The frame of every page inside: bars, the left side, the top, and the place for the page. */
export function Frame({
  bar,
  head,
  place,
  navLabel,
  items,
  pages = [],
  me,
  slug,
  roleWords,
  children,
}: {
  /** Above everything, when this is not a customer's own people's place. */
  bar: ReactNode
  head: ReactNode
  place: { href: string; name: string }
  navLabel: string
  items: NavItem[]
  /** Found by ⌘K and named in the breadcrumb, without a place at the left. */
  pages?: NavItem[]
  me: ShellPerson
  slug: string | null
  roleWords: string
  children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  const [isNavOpen, setIsNavOpen] = useState(false)
  useEffect(() => reportActivity(window), [])
  useLeaving()
  return (
    <div
      ref={frame}
      className={cn('root flex min-h-dvh flex-col', bar === null ? '[--bar:0px]' : '[--bar:2rem]')}
    >
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-md bg-ink px-3 py-1.5 text-bg focus:top-2"
      >
        Skip to the page
      </a>
      {bar !== null && <TopBar frame={frame}>{bar}</TopBar>}
      <div className="grid flex-1 grid-cols-1 md:grid-cols-[216px_minmax(0,1fr)] print:block">
        <div className="sticky top-(--bar) hidden h-[calc(100dvh-var(--bar))] flex-col self-start border-r border-line px-2.5 py-3 md:flex print:hidden">
          {head}
          <Nav items={items} label={navLabel} />
        </div>
        <div className="flex min-w-0 flex-col">
          <header
            data-shell
            className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-bg px-4 sm:px-7 md:top-(--bar)"
          >
            <Button
              look="quiet"
              size="icon"
              aria-label="Open navigation"
              className="-ml-2 md:hidden"
              onClick={() => setIsNavOpen(true)}
            >
              <MenuIcon aria-hidden className="size-4" />
            </Button>
            <Crumbs place={place} items={[...pages, ...items]} />
            <Palette items={[...items, ...pages]} me={me} slug={slug} />
            <Bell place={slug === null ? 'support' : { slug }} />
            <ThemeMenu />
            <MeMenu me={me} roleWords={roleWords} />
          </header>
          <SignedOutBar />
          <main
            id="main"
            tabIndex={-1}
            className="w-full max-w-[1240px] min-w-0 flex-1 px-4 pt-5 pb-10 outline-none sm:px-7"
          >
            <SignInWith id={me.signInWith}>{children}</SignInWith>
          </main>
        </div>
      </div>
      <Drawer isOpen={isNavOpen} onClose={() => setIsNavOpen(false)} title="Navigation">
        {head}
        <Nav items={items} label={navLabel} onNavigate={() => setIsNavOpen(false)} />
      </Drawer>
    </div>
  )
}

/** Stays in view on wide screens, and tells the frame its height, however its words wrap. */
function TopBar({ frame, children }: { frame: RefObject<HTMLDivElement | null>; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (ref.current === null) return
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height !== undefined) frame.current?.style.setProperty('--bar', `${height}px`)
    })
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [frame])
  return (
    <div ref={ref} className="z-30 md:sticky md:top-0">
      {children}
    </div>
  )
}
