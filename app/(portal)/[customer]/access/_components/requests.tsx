'use client'

import { useState } from 'react'
import { ReasonDialog } from '#components/form/reason-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { useDecideRequest, type Why } from '#lib/client/group.ts'
import type { AccessRequestRow, GroupView } from '#lib/services/group/views.ts'

type Decision = 'approved' | 'declined'

/** People who ask that a user be let in. */
export function Requests({ slug, group }: { slug: string; group: GroupView }) {
  const [open, setOpen] = useState<{ request: AccessRequestRow; decision: Decision } | null>(null)
  const refusal = useRefusal('group:change')
  const asked = group.requests.filter(({ state }) => state === 'asked')
  if (asked.length === 0) return null
  return (
    <Section title="Requests for access">
      <ul className="border-t border-line">
        {asked.map((request) => (
          <li
            key={request.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line-soft px-2.5 py-2"
          >
            <div className="min-w-0 flex-1 basis-64 wrap-anywhere">
              <p className="font-[550]">{request.userName}</p>
              <p className="text-sm text-ink-2">
                {request.requestedByName}, <RelativeTime at={request.requestedAt} />: {request.reason}
                {request.ticket !== null && ` (${request.ticket})`}
                {request.endsAt !== null && (
                  <>
                    {', ends '}
                    <RelativeTime at={request.endsAt} />
                  </>
                )}
              </p>
            </div>
            <div className="flex gap-2">
              <Button size="small" {...refusal} onClick={() => setOpen({ request, decision: 'declined' })}>
                Decline
              </Button>
              <Button size="small" {...refusal} onClick={() => setOpen({ request, decision: 'approved' })}>
                Approve
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {open !== null && <Decide slug={slug} id={group.account.id} {...open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Decide({
  slug,
  id,
  request,
  decision,
  onClose,
}: {
  slug: string
  id: string
  request: AccessRequestRow
  decision: Decision
  onClose: () => void
}) {
  const decide = useDecideRequest(slug, id, request.id)
  const isApproval = decision === 'approved'
  const act = {
    ...{ isPending: decide.isPending, error: decide.error },
    mutate: ({ reason }: Why, options: { onSuccess: () => void; onError: (error: Error) => void }) =>
      decide.mutate({ decision, reason }, options),
  }
  return (
    <ReasonDialog
      isOpen
      title={isApproval ? `Let ${request.userName} in?` : `Decline the request for ${request.userName}?`}
      description={
        isApproval ? `${request.userName} is added to Safeguard-Sagemaker.` : 'Nothing is changed in AWS.'
      }
      submitLabel={isApproval ? 'Approve' : 'Decline'}
      hasTicket={false}
      act={act}
      onClose={onClose}
    />
  )
}
