'use client'

import { useQuery } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live, Problem } from '#components/feedback/problem.tsx'
import { SignInAgain } from '#components/feedback/sign-in-again.tsx'
import { ReasonDialog } from '#components/form/reason-dialog.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { count } from '#components/status/figure.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { ApiError } from '#lib/client/api.ts'
import {
  reviewExportPath,
  reviewQuery,
  useFinishReview,
  useReviewItems,
  useStartReview,
  type Why,
} from '#lib/client/group.ts'
import { finishRefusal } from '#lib/domain/group/review.ts'
import type { GroupView, ReviewItem, ReviewView } from '#lib/services/group/views.ts'
import { Marks } from './marks.tsx'
import { changeStateWords } from './words.ts'

/** The review under way, or the last one and the way to begin the next. */
export function Review({ slug, group }: { slug: string; group: GroupView }) {
  const { openId, lastId, lastFinishedAt, nextAt } = group.review
  const { id } = group.account
  const start = useStartReview(slug, id)
  const refusal = useRefusal('group:change')
  const shown = openId ?? lastId
  return (
    <>
      {openId === null && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">
            {lastFinishedAt === null ? (
              'Access was not reviewed yet. '
            ) : (
              <>
                The last review ended <RelativeTime at={lastFinishedAt} />.{' '}
              </>
            )}
            {nextAt !== null && (
              <>
                The {lastFinishedAt === null ? 'first' : 'next'} is due <RelativeTime at={nextAt} />.
              </>
            )}
          </p>
          <Button
            look={refusal.disabled ? 'plain' : 'main'}
            {...refusal}
            isBusy={start.isPending}
            onClick={() => start.mutate(undefined)}
          >
            Start a review
          </Button>
        </div>
      )}
      {start.error !== null && <Problem title="The review could not begin." error={start.error} />}
      {shown !== null && <OneReview key={shown} slug={slug} id={id} reviewId={shown} />}
    </>
  )
}

function OneReview({ slug, id, reviewId }: { slug: string; id: string; reviewId: string }) {
  const query = useQuery(reviewQuery(slug, id, reviewId))
  return (
    <Live query={query} what="the review" loading={<RowsLoading />}>
      {(review) => <Items slug={slug} id={id} review={review} />}
    </Live>
  )
}

function Items({ slug, id, review }: { slug: string; id: string; review: ReviewView }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [decision, setDecision] = useState<'kept' | 'removed' | null>(null)
  const finish = useFinishReview(slug, id, review.id)
  const refusal = useRefusal('group:change')
  const isOpen = review.finishedAt === null
  const undecided = review.items.filter(({ decision: made }) => made === null)
  const leaving = review.items.filter(({ decision: made }) => made === 'removed').length
  const refused = finishRefusal(review.items)
  const none = { disabled: true, disabledReason: 'Tick members first.' }
  const decideOff = refusal.disabled
    ? refusal
    : picked.size === 0
      ? none
      : { disabled: false, disabledReason: '' }
  const finishOff = refusal.disabled ? refusal : { disabled: refused !== null, disabledReason: refused ?? '' }
  const needsSignIn = finish.error instanceof ApiError && finish.error.code === 'step_up_required'
  return (
    <Section
      title={isOpen ? `Review of ${count(review.items.length, 'member')}` : 'Last review'}
      aside={
        <>
          {isOpen ? 'Started' : 'Finished'} by {isOpen ? review.startedByName : review.finishedByName},{' '}
          <RelativeTime at={review.finishedAt ?? review.startedAt} />
        </>
      }
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {isOpen && (
          <>
            <Button size="small" {...decideOff} onClick={() => setDecision('kept')}>
              Keep{picked.size > 0 && ` ${picked.size}`}
            </Button>
            <Button size="small" {...decideOff} onClick={() => setDecision('removed')}>
              Remove{picked.size > 0 && ` ${picked.size}`}
            </Button>
            <Button
              size="small"
              look="quiet"
              disabled={undecided.length === 0}
              disabledReason="Everybody is decided."
              onClick={() => setPicked(new Set(undecided.map(({ userId }) => userId)))}
            >
              Tick the undecided
            </Button>
          </>
        )}
        <a
          href={reviewExportPath(slug, id, review.id)}
          download
          className={`${buttonStyle({ size: 'small' })} ml-auto`}
        >
          <Download aria-hidden className="size-3.5" />
          Export CSV
        </a>
        {isOpen && (
          <Button
            size="small"
            look={finishOff.disabled ? 'plain' : 'main'}
            {...finishOff}
            isBusy={finish.isPending}
            onClick={() => finish.mutate(undefined)}
          >
            {leaving === 0 ? 'Finish' : `Finish and remove ${leaving}`}
          </Button>
        )}
      </div>
      {finish.error !== null &&
        (needsSignIn ? (
          <SignInAgain />
        ) : (
          <Problem title="The review is not finished." error={finish.error} />
        ))}
      <ul className="border-t border-line">
        {review.items.map((item) => (
          <Item
            key={item.userId}
            item={item}
            isPicked={picked.has(item.userId)}
            onPick={
              isOpen && !refusal.disabled
                ? (isOn) => {
                    const next = new Set(picked)
                    if (isOn) next.add(item.userId)
                    else next.delete(item.userId)
                    setPicked(next)
                  }
                : null
            }
          />
        ))}
      </ul>
      {decision !== null && (
        <Decide
          {...{ slug, id, decision }}
          reviewId={review.id}
          userIds={[...picked]}
          onClose={() => setDecision(null)}
          onDone={() => setPicked(new Set())}
        />
      )}
    </Section>
  )
}

function Item({
  item,
  isPicked,
  onPick,
}: {
  item: ReviewItem
  isPicked: boolean
  onPick: ((isOn: boolean) => void) | null
}) {
  const name = <b className="font-[550] wrap-anywhere">{item.userName}</b>
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[minmax(9rem,1fr)_minmax(0,1.4fr)_minmax(0,1.6fr)]">
      {onPick === null ? (
        name
      ) : (
        <Checkbox isChecked={isPicked} onChange={onPick}>
          {name}
        </Checkbox>
      )}
      <span className="flex flex-wrap items-center gap-1 text-sm text-ink-2">
        <Marks marks={item.marks} />
        {item.isLastUseKnown && item.lastUsedAt !== null && (
          <>
            used <RelativeTime at={item.lastUsedAt} />
          </>
        )}
        {item.addedAt !== null && (
          <>
            in since <RelativeTime at={item.addedAt} />
          </>
        )}
      </span>
      <span className="text-sm wrap-anywhere">
        {item.decision === null ? (
          <span className="text-ink-3">Not decided</span>
        ) : (
          <>
            <Badge look={item.decision === 'kept' ? 'plain' : 'filled'}>
              {item.decision === 'kept' ? 'Kept' : 'Removed'}
            </Badge>{' '}
            <span className="text-ink-2">
              {item.decidedByName}: {item.reason}
              {item.changeState !== null && ` · ${changeStateWords[item.changeState].word}`}
            </span>
          </>
        )}
      </span>
    </li>
  )
}

function Decide({
  slug,
  id,
  reviewId,
  userIds,
  decision,
  onClose,
  onDone,
}: {
  slug: string
  id: string
  reviewId: string
  userIds: string[]
  decision: 'kept' | 'removed'
  onClose: () => void
  onDone: () => void
}) {
  const record = useReviewItems(slug, id, reviewId)
  const act = {
    ...{ isPending: record.isPending, error: record.error },
    mutate: ({ reason }: Why, options: { onSuccess: () => void; onError: (error: Error) => void }) =>
      record.mutate({ userIds, decision, reason }, options),
  }
  const who = count(userIds.length, 'member')
  return (
    <ReasonDialog
      isOpen
      title={decision === 'kept' ? `Keep ${who}?` : `Remove ${who}?`}
      description="Nothing is called before the review is finished."
      submitLabel={decision === 'kept' ? 'Keep' : 'Remove'}
      hasTicket={false}
      act={act}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
