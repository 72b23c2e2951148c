'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { memberRoleWords } from '#components/people/role-words.ts'
import { useToast } from '#components/ui/toast.tsx'
import { useChangeRole, useRemoveMember, useWithdraw } from '#lib/client/members.ts'
import type { InvitationRow, MemberRow } from '#lib/services/members/views.ts'

export function RoleDialog({
  slug,
  member,
  onClose,
}: {
  slug: string
  member: MemberRow | null
  onClose: () => void
}) {
  const change = useChangeRole(slug)
  const router = useRouter()
  const { say } = useToast()
  const next = member?.role === 'admin' ? 'viewer' : 'admin'
  const { aWord, means } = memberRoleWords[next]
  const who = member?.isMe === true ? 'yourself' : (member?.name ?? '')
  return (
    <ConfirmDialog
      isOpen={member !== null}
      onClose={onClose}
      title={`Make ${who} ${aWord}?`}
      description={`${means} It holds from the next click on.`}
      submitLabel={`Make ${aWord}`}
      act={{
        ...change,
        run: (options) => member && change.mutate({ personId: member.personId, role: next }, options),
      }}
      onDone={() => {
        say(`${member?.isMe === true ? 'You are' : `${member?.name} is`} now ${aWord}`)
        // One's own buttons follow one's own role, which the frame was drawn with.
        if (member?.isMe === true) router.refresh()
        onClose()
      }}
    />
  )
}

export function RemoveMemberDialog({
  slug,
  customerName,
  member,
  onClose,
}: {
  slug: string
  customerName: string
  member: MemberRow | null
  onClose: () => void
}) {
  const remove = useRemoveMember(slug)
  const router = useRouter()
  const { say } = useToast()
  const isMe = member?.isMe === true
  return (
    <ConfirmDialog
      isOpen={member !== null}
      onClose={onClose}
      title={isMe ? `Leave ${customerName}?` : `Remove ${member?.name ?? ''} from ${customerName}?`}
      description={
        isMe
          ? 'You lose access with the next click. Another admin can invite you again.'
          : 'They lose access with their next click. What they did stays in the audit trail, and you can invite them again.'
      }
      submitLabel={isMe ? 'Leave' : 'Remove'}
      act={{ ...remove, run: (options) => member && remove.mutate(member.personId, options) }}
      onDone={() => {
        if (isMe) return router.push('/')
        say(`${member?.name} is removed`)
        onClose()
      }}
    />
  )
}

export function WithdrawDialog({
  slug,
  invitation,
  onClose,
}: {
  slug: string
  invitation: InvitationRow | null
  onClose: () => void
}) {
  const withdraw = useWithdraw(slug)
  const { say } = useToast()
  return (
    <ConfirmDialog
      isOpen={invitation !== null}
      onClose={onClose}
      title="Withdraw this invitation?"
      description={`The link for ${invitation?.email ?? ''} stops working at once.`}
      submitLabel="Withdraw"
      act={{ ...withdraw, run: (options) => invitation && withdraw.mutate(invitation.id, options) }}
      onDone={() => {
        say('The invitation is withdrawn')
        onClose()
      }}
    />
  )
}
