'use client'

import { type ReactNode, useState } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'

interface Step {
  title: string
  description: string
  body: ReactNode
}

/** A dialog that asks, makes something, and shows once what was made. Closed, it has forgotten it. */
export function AskThenShow<Made>({
  isOpen,
  onClose,
  ask,
  show,
}: {
  isOpen: boolean
  onClose: () => void
  ask: (onMade: (made: Made) => void, onCancel: () => void) => Step
  show: (made: Made, onDone: () => void) => Step
}) {
  const [made, setMade] = useState<{ value: Made } | null>(null)
  function close() {
    onClose()
    setMade(null)
  }
  const { title, description, body } =
    made === null ? ask((value) => setMade({ value }), close) : show(made.value, close)
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} description={description}>
      {body}
    </Dialog>
  )
}
