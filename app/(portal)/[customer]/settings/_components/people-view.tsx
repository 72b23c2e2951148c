'use client'

import { useQuery } from '@tanstack/react-query'
import MailOpen from 'lucide-react/icons/mail-open'
import UsersRound from 'lucide-react/icons/users-round'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { useCustomer, useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { membersQuery, useKeepMember } from '#lib/client/members.ts'
import type { InvitationRow, MemberPage, MemberRow } from '#lib/services/members/views.ts'
import { invitationColumns } from './invitation-columns.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { memberColumns } from './member-columns.tsx'
import { RemoveMemberDialog, RoleDialog, WithdrawDialog } from './people-dialogs.tsx'

function sentenceOf({ members }: MemberPage): string {
  const admins = members.filter(({ role }) => role === 'admin').length
  const due = members.filter(({ isReviewDue }) => isReviewDue).length
  const said = `${count(admins, 'admin')}, ${count(members.length - admins, 'viewer')}.`
  if (due === 0) return `${said} Each is looked over every 90 days.`
  return `${said} ${due === 1 ? 'One is' : `${figure(due)} are`} due to be looked over: keep or remove them.`
}

/** Who belongs to the customer, and who is asked to. */
export function PeopleView({ slug, initialPage }: { slug: string; initialPage: MemberPage }) {
  const query = useQuery({ ...membersQuery(slug), initialData: initialPage })
  const refusal = useRefusal('member:manage')
  const { name: customerName } = useCustomer()
  const [isInviting, setIsInviting] = useState(false)
  const [changing, setChanging] = useState<MemberRow | null>(null)
  const [removing, setRemoving] = useState<MemberRow | null>(null)
  const [withdrawing, setWithdrawing] = useState<InvitationRow | null>(null)
  const keep = useKeepMember(slug)
  const { say } = useToast()
  const members = memberColumns(refusal, {
    onChangeRole: setChanging,
    onRemove: setRemoving,
    onKeep: ({ personId, name }) =>
      keep.mutate(personId, { onSuccess: () => say(`${name} stays`, 'The next look is due in 90 days.') }),
  })
  const invitations = invitationColumns(refusal, setWithdrawing)
  const { data } = query
  return (
    <>
      <PageHead
        title={`${figure(data.members.length)} ${data.members.length === 1 ? 'person' : 'people'}`}
        action={
          <Button look="main" {...refusal} onClick={() => setIsInviting(true)}>
            Invite somebody
          </Button>
        }
      >
        {sentenceOf(data)}
      </PageHead>
      {keep.error !== null && (
        <div className="mb-4">
          <Problem title="The review was not kept." error={keep.error} />
        </div>
      )}
      <Live query={query} what="the people" loading={<RowsLoading />}>
        {({ members: rows, invitations: invited }) => (
          <>
            <DataTable
              caption="People"
              columns={members}
              rows={rows}
              rowId={({ personId }) => personId}
              view={{ shown: members, density: 'comfortable' }}
              emptyState={
                <State icon={UsersRound} title="Nobody belongs to this customer yet">
                  Support invites the first admin, who invites everybody else.
                </State>
              }
            />
            <Section title="Invitations of the last 30 days">
              <DataTable
                caption="Invitations of the last 30 days"
                columns={invitations}
                rows={invited}
                rowId={({ id }) => id}
                view={{ shown: invitations, density: 'comfortable' }}
                emptyState={
                  <State icon={MailOpen} title="Nobody was invited in the last 30 days">
                    You make a link for one address and hand it on. It works once, for seven days.
                  </State>
                }
              />
            </Section>
          </>
        )}
      </Live>
      <InviteDialog
        slug={slug}
        customerName={customerName}
        isOpen={isInviting}
        onClose={() => setIsInviting(false)}
      />
      <RoleDialog slug={slug} member={changing} onClose={() => setChanging(null)} />
      <RemoveMemberDialog
        slug={slug}
        customerName={customerName}
        member={removing}
        onClose={() => setRemoving(null)}
      />
      <WithdrawDialog slug={slug} invitation={withdrawing} onClose={() => setWithdrawing(null)} />
    </>
  )
}
