'use client'

import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'

/** A link or a key that we keep only as a hash: it can be copied now, and never again. */
export function ShownOnce({
  title,
  value,
  what,
  warning,
  next,
  onDone,
}: {
  title: string
  value: string
  /** "the invitation’s link" */
  what: string
  warning: string
  next: string
  onDone: () => void
}) {
  return (
    <div className="grid min-w-0 gap-4">
      <CodeBlock isWrapped title={title} code={value} what={what} />
      <Callout title={warning}>{next}</Callout>
      <div className="flex justify-end">
        <Button look="main" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  )
}
