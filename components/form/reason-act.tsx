'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** A button for an act that asks for a reason and nothing else. */
export function ReasonAct({
  label,
  title,
  description,
  act,
  disabled = false,
  disabledReason = '',
  extra,
}: {
  /** The verb on the button and in the dialog. */
  label: string
  title: string
  description: string
  act: {
    isPending: boolean
    error: Error | null
    run: (reason: string, options: { onSuccess: () => void; onError: (error: Error) => void }) => void
  }
  disabled?: boolean
  disabledReason?: string
  extra?: ReactNode
}) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button disabled={disabled} disabledReason={disabledReason} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title={title}
        description={description}
        submitLabel={label}
        hasTicket={false}
        help="Kept on the trail, which the customer reads. Never write patient data."
        act={{ ...act, mutate: ({ reason }, options) => act.run(reason, options) }}
        onClose={() => setIsOpen(false)}
      >
        {extra}
      </ReasonDialog>
    </>
  )
}
