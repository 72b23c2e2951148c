import { StatusBadge } from '#components/status/status-badge.tsx'
import { type BucketAction, bucketAnswers } from '#lib/domain/safeguards/bucket-answers.ts'
import type { DecidedAt } from '#lib/domain/safeguards/decided-at.ts'
import type { AnswerView } from '#lib/services/resources/views.ts'
import { Settings } from './settings.tsx'

function isShown({ action, kind }: AnswerView): boolean {
  return action !== 'GetBucketLocation' || kind !== 'described'
}

/**
 * Each thing we asked AWS about a bucket, and what it said: the answer as it came, none, or a refusal. Where it is
 * stands among its facts; AWS says it with an empty answer for us-east-1.
 */
export function Answers({ answers, decided }: { answers: AnswerView[]; decided: DecidedAt[] }) {
  return (
    <div className="grid gap-3">
      {answers.filter(isShown).map((answer) =>
        answer.kind === 'described' ? (
          <Settings
            key={answer.action}
            title={answer.action}
            settings={answer.described}
            decided={decided.filter((place) => place.answer === answer.action)}
          />
        ) : (
          <p
            key={answer.action}
            className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line-soft pb-2"
          >
            {answer.kind === 'refused' && <StatusBadge status="unknown" />}
            <code className="font-mono text-sm">{answer.action}</code>
            <span className="text-ink-2">
              {answer.kind === 'none' ? (
                'There is none.'
              ) : (
                <>
                  AWS answered {answer.error}; it needs{' '}
                  <code className="font-mono text-sm">
                    {bucketAnswers[answer.action as BucketAction].permission}
                  </code>
                  .
                </>
              )}
            </span>
          </p>
        ),
      )}
    </div>
  )
}
