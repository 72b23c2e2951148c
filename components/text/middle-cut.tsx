'use client'

import { cn } from '#components/ui/cn.ts'
import { useCopy } from '#components/ui/use-copy.ts'
import { cutMiddle } from './cut.ts'

/** A name or an ARN cut in the middle: whole on hover, copied whole by one click. `what` names it: "ARN". */
export function MiddleCut({
  text,
  what,
  max = 44,
  className,
}: {
  text: string
  what: string
  max?: number
  className?: string
}) {
  const { state, copy } = useCopy()
  return (
    <button
      type="button"
      title={text}
      aria-label={`Copy ${what} ${text}`}
      onClick={(event) => {
        event.stopPropagation()
        copy(text)
      }}
      className={cn(
        'relative min-h-6 rounded-sm text-left font-mono text-sm text-ink-2 hover:text-ink hover:underline hover:decoration-dotted hover:underline-offset-3',
        className,
      )}
    >
      <span className={cn(state !== 'idle' && 'opacity-0')}>{cutMiddle(text, max)}</span>
      <span aria-live="polite" className="absolute inset-0 grid items-center font-sans">
        {state === 'copied' ? 'Copied' : state === 'refused' ? 'Select and copy' : ''}
      </span>
    </button>
  )
}
