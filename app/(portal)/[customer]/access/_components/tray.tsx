'use client'

import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { ReasonDialog } from '#components/form/reason-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { previewQuery, useChangeGroup, type Why } from '#lib/client/group.ts'

interface Picked {
  userId: string
  name: string
}

export interface Pending {
  add: Picked[]
  remove: Picked[]
}

function sentenceOf({ add, remove }: Pending): string {
  const parts = [add.length > 0 && `add ${add.length}`, remove.length > 0 && `remove ${remove.length}`]
  const text = parts.filter(Boolean).join(' and ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What was moved and not yet asked for. Nothing is called before the preview was seen. */
export function Tray({
  slug,
  id,
  pending,
  onChange,
  onSent,
}: {
  slug: string
  id: string
  pending: Pending
  onChange: (pending: Pending) => void
  onSent: (setId: string | null) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  if (pending.add.length + pending.remove.length === 0) return null
  const chips = (kind: keyof Pending, word: string) =>
    pending[kind].map(({ userId, name }) => (
      <span
        key={userId}
        className="inline-flex h-7 items-center gap-1 rounded-md border border-line pl-2 text-sm whitespace-nowrap"
      >
        {word} {name}
        <button
          type="button"
          aria-label={`Take ${name} out of the tray`}
          className="grid size-7 place-items-center rounded-md text-ink-3 hover:text-ink"
          onClick={() =>
            onChange({ ...pending, [kind]: pending[kind].filter((picked) => picked.userId !== userId) })
          }
        >
          <X aria-hidden className="size-3.5" />
        </button>
      </span>
    ))
  return (
    <section
      aria-label="Pending changes"
      className="sticky bottom-3 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-panel px-3.5 py-2.5 shadow-float"
    >
      <div className="flex max-h-24 min-w-0 flex-1 basis-56 flex-wrap gap-1.5 overflow-y-auto">
        {chips('add', 'Add')}
        {chips('remove', 'Remove')}
      </div>
      <div className="flex gap-2">
        <Button look="quiet" onClick={() => onChange({ add: [], remove: [] })}>
          Clear
        </Button>
        <Button look="main" onClick={() => setIsOpen(true)}>
          Preview
        </Button>
      </div>
      {isOpen && (
        <Preview slug={slug} id={id} pending={pending} onClose={() => setIsOpen(false)} onSent={onSent} />
      )}
    </section>
  )
}

function Preview({
  slug,
  id,
  pending,
  onClose,
  onSent,
}: {
  slug: string
  id: string
  pending: Pending
  onClose: () => void
  onSent: (setId: string | null) => void
}) {
  const wanted = {
    add: pending.add.map(({ userId }) => userId),
    remove: pending.remove.map(({ userId }) => userId),
  }
  const preview = useQuery(previewQuery(slug, id, wanted))
  const change = useChangeGroup(slug, id)
  const waits = preview.data?.waits ?? false
  const act = {
    ...{ isPending: change.isPending, error: change.error },
    mutate: (why: Why, { onSuccess, onError }: { onSuccess: () => void; onError: (error: Error) => void }) =>
      change.mutate(
        { ...wanted, ...why },
        {
          onError,
          onSuccess: ({ changes }) => {
            onSent(changes[0]?.setId ?? null)
            onSuccess()
          },
        },
      ),
  }
  return (
    <ReasonDialog
      isOpen
      title={`${sentenceOf(pending)}?`}
      description={
        waits
          ? 'Nothing is called now: a second admin has to approve it.'
          : 'These calls are made, one user at a time. Nobody else in the group is touched.'
      }
      submitLabel={waits ? 'Ask a second admin' : sentenceOf(pending)}
      hasEnd={pending.add.length > 0}
      act={act}
      onClose={onClose}
    >
      {preview.error !== null && <Problem title="We could not preview this." error={preview.error} />}
      {preview.isPending ? (
        <p role="status" className="flex items-center gap-2 text-ink-2">
          <Spinner /> Looking at each user …
        </p>
      ) : (
        <ul
          aria-label="What will be called"
          className="grid max-h-56 gap-2 overflow-y-auto rounded-lg border border-line p-3"
        >
          {preview.data?.rows.map(({ userId, userName, call, refusal, warnings }) => (
            <li key={userId} className="min-w-0">
              <p className="font-[550] wrap-anywhere">{userName}</p>
              {call !== null && (
                <code className="block font-mono text-sm wrap-anywhere text-ink-2">{call}</code>
              )}
              {refusal !== null && <p className="text-sm">{refusal} Take it out of the tray.</p>}
              {warnings.map((warning) => (
                <p key={warning} className="text-sm">
                  {warning}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </ReasonDialog>
  )
}
