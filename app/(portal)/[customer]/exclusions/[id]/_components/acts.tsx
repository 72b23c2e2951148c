'use client'

import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useWriteExclusion } from '#lib/client/exclusions.ts'
import { attestationTexts, attestationVersion } from '#lib/domain/exclusions/attestation.ts'

function off(refusal: string | null) {
  return { disabled: refusal !== null, disabledReason: refusal ?? '' }
}

/** Answers support's question where it is shown. */
export function AnswerForm({ slug, id, refusal }: { slug: string; id: string; refusal: string | null }) {
  const write = useWriteExclusion(slug, id)
  const { say } = useToast()
  const [answer, setAnswer] = useState('')
  const [error, setError] = useState<string>()
  if (refusal !== null) return <p className="mt-1">{refusal}</p>
  return (
    <div className="mt-2">
      <Form
        submitLabel="Send answer"
        isSubmitting={write.isPending}
        submitError={write.error}
        onSubmit={(event) => {
          event.preventDefault()
          if (answer.trim().length < 3) return setError('Answer in a sentence or two.')
          setError(undefined)
          write.mutate(
            { act: 'answer', answer },
            { onSuccess: () => say('Your answer is sent', 'Support goes on with the request.') },
          )
        }}
      >
        <Field label="Your answer" help="Support reads it. Never write patient data." error={error}>
          {(parts) => (
            <Textarea {...parts} value={answer} onChange={(event) => setAnswer(event.target.value)} />
          )}
        </Field>
      </Form>
    </div>
  )
}

export function Withdraw({ slug, id, refusal }: { slug: string; id: string; refusal: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  const write = useWriteExclusion(slug, id)
  const { say } = useToast()
  return (
    <>
      <Button {...off(refusal)} onClick={() => setIsOpen(true)}>
        Withdraw
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Withdraw this request?"
        description="Support decides nothing about it any more. You can ask again at any time."
      >
        <Form
          submitLabel="Withdraw"
          isSubmitting={write.isPending}
          submitError={write.error}
          onCancel={() => setIsOpen(false)}
          onSubmit={(event) => {
            event.preventDefault()
            write.mutate(
              { act: 'withdraw' },
              {
                onSuccess: () => {
                  say('The request is withdrawn')
                  setIsOpen(false)
                },
              },
            )
          }}
        >
          {null}
        </Form>
      </Dialog>
    </>
  )
}

export function Revoke({
  slug,
  id,
  name,
  refusal,
}: {
  slug: string
  id: string
  name: string
  refusal: string | null
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const write = useWriteExclusion(slug, id)
  const { say } = useToast()
  return (
    <>
      <Button {...off(refusal)} onClick={() => setIsOpen(true)}>
        Revoke
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Revoke this exclusion?"
        description={`The safeguard applies to ${name} again at once. If it runs without encryption in an armed account, it is terminated.`}
      >
        <Form
          submitLabel="Revoke"
          isSubmitting={write.isPending}
          submitError={write.error}
          onCancel={() => setIsOpen(false)}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim().length < 3) return setError('Say why, in a few words.')
            write.mutate(
              { act: 'revoke', reason },
              {
                onSuccess: () => {
                  say('The exclusion is revoked')
                  setIsOpen(false)
                },
              },
            )
          }}
        >
          <Field label="Reason" help="Kept with the exclusion. Never write patient data." error={error}>
            {(parts) => (
              <Textarea {...parts} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </Form>
      </Dialog>
    </>
  )
}

export function AttestAgain({ slug, id, refusal }: { slug: string; id: string; refusal: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  const [isAttested, setIsAttested] = useState(false)
  const write = useWriteExclusion(slug, id)
  const { say } = useToast()
  return (
    <>
      <Button size="small" {...off(refusal)} onClick={() => setIsOpen(true)}>
        Attest again
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Attest for what runs now?"
        description="The exclusion holds again until its old end. Support is told."
      >
        <Form
          submitLabel="Sign"
          isSubmitting={write.isPending}
          submitError={write.error}
          onCancel={() => setIsOpen(false)}
          onSubmit={(event) => {
            event.preventDefault()
            write.mutate(
              { act: 'attest', isAttested, attestationVersion },
              {
                onSuccess: () => {
                  say('The exclusion is active again')
                  setIsOpen(false)
                },
              },
            )
          }}
        >
          <p className="text-ink-2">{attestationTexts[attestationVersion]}</p>
          <Checkbox isChecked={isAttested} onChange={setIsAttested}>
            I attest to this, with my name and the time
          </Checkbox>
        </Form>
      </Dialog>
    </>
  )
}
