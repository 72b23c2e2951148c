import { cn } from './cn.ts'
import { CopyButton } from './copy-button.tsx'

/** Code to paste, with its name above and one button to copy it whole. */
export function CodeBlock({
  title,
  code,
  what,
  isWrapped = false,
}: {
  title: string
  code: string
  what: string
  /** For one long word, such as a key: broken where it must be, so that all of it is seen. */
  isWrapped?: boolean
}) {
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-panel">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b border-line-soft pr-1 pl-3.5 text-sm text-ink-2">
        {title}
        <CopyButton text={code} what={what} />
      </figcaption>
      {/* Focusable so that the keyboard can scroll it sideways. */}
      <pre
        tabIndex={0}
        role="region"
        aria-label={what}
        className={cn(
          'overflow-x-auto px-3.5 py-3 font-mono leading-[1.6] -outline-offset-2',
          isWrapped && 'break-all whitespace-pre-wrap',
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  )
}
