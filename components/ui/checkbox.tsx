'use client'

import { Checkbox as Base } from '@base-ui/react/checkbox'
import Check from 'lucide-react/icons/check'
import { type ReactNode, useId } from 'react'

/** A box and its words; the words are part of the target. */
export function Checkbox({
  isChecked,
  onChange,
  children,
}: {
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <label id={id} className="flex min-h-7 items-center gap-2">
      {/* Named from the first byte on: the label alone names it only once the page is alive. */}
      <Base.Root
        aria-labelledby={id}
        checked={isChecked}
        onCheckedChange={onChange}
        className="grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-panel data-checked:border-accent data-checked:bg-accent"
      >
        <Base.Indicator className="text-accent-ink">
          <Check aria-hidden className="size-3" strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      {children}
    </label>
  )
}
