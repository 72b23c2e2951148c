'use client'

import { useState } from 'react'
import { ReasonDialog } from '#components/form/reason-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useRequestAccess, type Why } from '#lib/client/group.ts'
import type { OtherUser } from '#lib/services/group/views.ts'

/** A viewer's way in: name an IAM user, say why, and an admin decides. */
export function AskForAccess({ slug, id, users }: { slug: string; id: string; users: readonly OtherUser[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const refusal = useRefusal('group:request')
  return (
    <>
      <Button size="small" {...refusal} onClick={() => setIsOpen(true)}>
        Ask for access
      </Button>
      {isOpen && <Ask slug={slug} id={id} users={users} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function Ask({
  slug,
  id,
  users,
  onClose,
}: {
  slug: string
  id: string
  users: readonly OtherUser[]
  onClose: () => void
}) {
  const [name, setName] = useState('')
  const [nameError, setNameError] = useState<string>()
  const ask = useRequestAccess(slug, id)
  const { say } = useToast()
  const act = {
    ...{ isPending: ask.isPending, error: ask.error },
    mutate: (why: Why, options: { onSuccess: () => void; onError: (error: Error) => void }) => {
      const user = users.find((each) => each.name.toLowerCase() === name.trim().toLowerCase())
      setNameError(user === undefined ? 'The account has no such user outside the group.' : undefined)
      if (user !== undefined) ask.mutate({ ...why, userId: user.userId }, options)
    },
  }
  return (
    <ReasonDialog
      isOpen
      title="Ask for access to SageMaker"
      description="An admin of your organisation decides. Nothing changes until then."
      submitLabel="Ask for access"
      hasEnd
      act={act}
      onClose={onClose}
      onDone={() => say(`Asked for ${name.trim()}`)}
    >
      <Field label="IAM user" error={nameError}>
        {(parts) => (
          <Input
            {...parts}
            list="users-outside"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <datalist id="users-outside">
        {users
          .filter((user) => name !== '' && user.name.toLowerCase().includes(name.toLowerCase()))
          .slice(0, 20)
          .map((user) => (
            <option key={user.userId} value={user.name} />
          ))}
      </datalist>
    </ReasonDialog>
  )
}
