'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cn } from './cn.ts'
import { popupStyle } from './popup-style.ts'

/** A button that opens something to read. `trigger` is the button, with its words; `title` names what opens. */
export function Popover({
  trigger,
  title,
  isOpen,
  onOpenChange,
  children,
}: {
  trigger: ReactElement
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
}) {
  return (
    <Base.Root open={isOpen} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyle, 'w-96 p-0')}>
            <Base.Title className="px-3.5 pt-3 pb-1 font-[550]">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
