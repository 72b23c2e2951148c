'use client'

import CircleAlert from 'lucide-react/icons/circle-alert'
import { useId, type ReactNode } from 'react'

/** What an input needs so that its label, help and error belong to it. */
export interface FieldParts {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A label, the input, help, and the error in words. `error` is required so that no form forgets to show it. */
export function Field({
  label,
  help,
  error,
  children,
}: {
  label: string
  help?: ReactNode
  error: string | undefined
  children: (parts: FieldParts) => ReactNode
}) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const describedBy = [help === undefined ? '' : helpId, error === undefined ? '' : errorId]
    .filter(Boolean)
    .join(' ')
  return (
    // From the top: a neighbour in the same row may be taller by its error.
    <div className="grid grid-cols-1 content-start gap-1">
      <label htmlFor={id} className="font-[550]">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {help !== undefined && (
        <p id={helpId} className="text-sm text-ink-2">
          {help}
        </p>
      )}
      <p id={errorId} role="alert" className="flex items-start gap-1.5 text-sm font-[550] empty:hidden">
        {error !== undefined && (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </>
        )}
      </p>
    </div>
  )
}
