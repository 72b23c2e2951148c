'use client'

import type { ReactNode } from 'react'
import { Frame } from './frame.tsx'
import { supportNav } from './nav-items.ts'
import type { ShellPerson } from './shell-data.ts'
import { Mark } from './switcher.tsx'

/** Support's own side, plainly different from a customer's: a dark bar that says what it is. */
export function SupportShell({ me, children }: { me: ShellPerson; children: ReactNode }) {
  return (
    <Frame
      bar={
        <p role="note" className="bg-ink px-4 py-1.5 text-sm text-bg sm:px-7">
          <strong className="font-semibold">ClearDATA support</strong> · you see all customers; each visit to
          one is recorded, with its reason
        </p>
      }
      head={
        <div className="mb-2 flex h-9 items-center gap-2 px-2 font-semibold">
          <Mark letter="C" tone="ink" />
          Support
        </div>
      }
      place={{ href: '/support/queue', name: 'Support' }}
      navLabel="Support"
      items={supportNav}
      me={me}
      slug={null}
      roleWords="You work for ClearDATA support."
    >
      {children}
    </Frame>
  )
}
