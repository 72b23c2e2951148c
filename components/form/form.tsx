'use client'

import type { ReactNode, SubmitEvent } from 'react'
import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { Problem } from '#components/feedback/problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { ApiError } from '#lib/client/api.ts'

/** Fields, the error of the last try, and one main act. `submitError` is required: no form fails silently. */
export function Form({
  onSubmit,
  submitLabel,
  isSubmitting,
  submitError,
  onCancel,
  children,
}: {
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  /** A verb and its object: "Connect account". */
  submitLabel: string
  isSubmitting: boolean
  submitError: Error | null
  onCancel?: () => void
  children: ReactNode
}) {
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-4">
      {children}
      {submitError !== null &&
        (submitError instanceof ApiError && submitError.code === 'step_up_required' ? (
          <SignInAgain />
        ) : (
          <Problem title="That did not work." error={submitError} />
        ))}
      <div className="flex justify-end gap-2">
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" look="main" isBusy={isSubmitting}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
