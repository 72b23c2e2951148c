'use client'

import LogOut from 'lucide-react/icons/log-out'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { Button } from '#components/ui/button.tsx'
import { leave } from './leave.ts'
import type { ShellPerson } from './shell-data.ts'

export function MeMenu({ me, roleWords }: { me: ShellPerson; roleWords: string }) {
  const shown = me.person.name
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" aria-label={`You: ${shown}`} className="max-w-44 px-1.5">
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-not-applicable-bg text-xs font-semibold text-ink"
          >
            {shown.charAt(0).toUpperCase()}
          </span>
          <span className="hidden truncate lg:inline">{shown}</span>
        </Button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="font-[550] wrap-anywhere">{shown}</p>
        <p className="text-sm wrap-anywhere text-ink-2">{me.person.email}</p>
        <p className="text-sm text-ink-2">{roleWords}</p>
      </div>
      <MenuSeparator />
      <MenuItem onClick={leave}>
        <LogOut aria-hidden className="size-4 text-ink-3" />
        Sign out
      </MenuItem>
    </Menu>
  )
}
