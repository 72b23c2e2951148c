'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { Button } from './button.tsx'
import { useCopy } from './use-copy.ts'

const words = { idle: 'Copy', copied: 'Copied', refused: 'Select and copy' } as const

/** Copies `text`; `what` names it for screen readers: "Copy the ExternalId". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { state, copy } = useCopy()
  const Icon = state === 'copied' ? Check : Copy
  return (
    <Button size="small" look="quiet" onClick={() => copy(text)} aria-label={`${words[state]} ${what}`}>
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite">{words[state]}</span>
    </Button>
  )
}
