'use client'

import { useEffect, useRef } from 'react'

/** A row's checkbox, or the one of all rows shown. The label is read out, not shown: the row is beside it. */
export function PickBox({
  label,
  state,
  onPick,
}: {
  label: string
  state: 'all' | 'some' | 'none'
  onPick: (isRange: boolean) => void
}) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = state === 'some'
  }, [state])
  return (
    <label className="grid size-6 cursor-pointer place-items-center">
      <input
        ref={ref}
        type="checkbox"
        aria-label={label}
        checked={state === 'all'}
        onChange={(event) => onPick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="size-4 cursor-pointer accent-accent"
      />
    </label>
  )
}
