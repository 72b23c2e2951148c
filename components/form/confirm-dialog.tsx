'use client'

import type { ReactNode } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { Form } from './form.tsx'

/** One act, said in full before it is done. It closes itself through `onDone`, and stays open when refused. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  description,
  submitLabel,
  act,
  onDone,
}: {
  isOpen: boolean
  onClose: () => void
  title: string
  description: ReactNode
  /** A verb and its object: "Remove Vera Lind". */
  submitLabel: string
  act: {
    isPending: boolean
    error: Error | null
    reset: () => void
    run: (options: { onSuccess: () => void }) => void
  }
  onDone: () => void
}) {
  function close() {
    act.reset()
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} description={description}>
      <Form
        submitLabel={submitLabel}
        isSubmitting={act.isPending}
        submitError={act.error}
        onCancel={close}
        onSubmit={(event) => {
          event.preventDefault()
          act.run({
            onSuccess: () => {
              act.reset()
              onDone()
            },
          })
        }}
      >
        {null}
      </Form>
    </Dialog>
  )
}
