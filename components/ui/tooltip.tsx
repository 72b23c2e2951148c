'use client'

import { Tooltip } from '@base-ui/react/tooltip'
import { useId, type ReactElement } from 'react'

/** Words on hover and focus. The trigger is also described by them for screen readers. */
export function Tip({
  text,
  children,
  side = 'top',
}: {
  text: string
  children: ReactElement
  side?: 'top' | 'bottom' | 'right'
}) {
  const id = useId()
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} aria-describedby={id} />
      <span id={id} hidden>
        {text}
      </span>
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Tooltip.Popup className="max-w-80 rounded-md bg-ink px-2 py-1 text-sm wrap-anywhere text-bg shadow-float">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

export const TipProvider = Tooltip.Provider
