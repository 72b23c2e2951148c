'use client'

import { Section } from '#components/shell/section.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import type { GroupView } from '#lib/services/group/views.ts'
import { ChangeLine } from './change-line.tsx'
import { Waiting } from './waiting.tsx'

const requestWords = {
  asked: 'Asked',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
} as const

/** What was decided and what became of it, the newest 50. */
export function Changes({ slug, group }: { slug: string; group: GroupView }) {
  return (
    <>
      <Waiting slug={slug} group={group} />
      <Section title="Changes">
        {group.changes.length === 0 ? (
          <p className="border-y border-line px-2.5 py-6 text-ink-2">
            Nobody was added or removed from the portal yet.
          </p>
        ) : (
          <ul className="border-t border-line">
            {group.changes.map((change) => (
              <ChangeLine key={change.id} change={change} />
            ))}
          </ul>
        )}
      </Section>
      {group.requests.length > 0 && (
        <Section title="Requests for access">
          <ul className="border-t border-line">
            {group.requests.map((request) => (
              <li
                key={request.id}
                className="grid gap-x-4 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[10.5rem_minmax(0,1fr)_auto]"
              >
                <span>{requestWords[request.state]}</span>
                <div className="min-w-0 wrap-anywhere">
                  <p className="font-[550]">{request.userName}</p>
                  <p className="text-sm text-ink-2">
                    {request.requestedByName}: {request.reason}
                    {request.decidedByName !== null &&
                      ` · ${request.decidedByName}: ${request.decisionReason ?? ''}`}
                  </p>
                </div>
                <span className="text-sm text-ink-2">
                  <RelativeTime at={request.requestedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
