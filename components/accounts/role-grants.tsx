import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import type { LucideIcon } from 'lucide-react'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { count, figure } from '#components/status/figure.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { RoleState } from '#lib/domain/accounts/proof.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { actionWords, resourceWords, rolePurposeWords, roleStateWords, tryWords } from './proof-words.ts'

type Role = AccountDetail['roles'][number]
type Answer = Role['actions'][number]['answer']

const looks: Record<RoleState, 'accent' | 'plain' | 'strong'> = {
  granted: 'accent',
  left_out: 'plain',
  open: 'strong',
  unclear: 'plain',
}

const icons: Record<Answer, LucideIcon> = {
  allowed: CircleCheck,
  denied: CircleX,
  left_out: CircleHelp,
  unclear: CircleHelp,
  untried: CircleHelp,
}

/** What each role may do, from the policy itself, and how each action answered when we tried it. */
export function RoleGrants({ roles }: { roles: Role[] }) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {roles.map((role) => (
        <RoleGrant key={role.purpose} role={role} />
      ))}
    </div>
  )
}

/** "57 actions: 51 allowed, 6 not tried" */
function answersOf(actions: Role['actions']): string {
  const sums = Object.entries(Object.groupBy(actions, ({ answer }) => answer)).map(
    ([answer, { length }]) => `${figure(length)} ${tryWords[answer as Answer].toLowerCase()}`,
  )
  return `${count(actions.length, 'action')}: ${sums.join(', ')}`
}

function RoleGrant({ role: { purpose, arn, state, actions } }: { role: Role }) {
  const { word, means } = rolePurposeWords[purpose]
  return (
    <section aria-label={`${word} role`}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold">{word} role</h3>
        <Badge look={looks[state]}>{roleStateWords[state].word}</Badge>
        <MiddleCut text={arn} what="role ARN" max={56} />
      </div>
      <p className="mb-1 text-ink-2">
        It {means}. {roleStateWords[state].means(purpose)}
      </p>
      <details open={state !== 'granted' || actions.some(({ answer }) => answer === 'denied')}>
        <summary className="min-h-6 cursor-default rounded-sm text-ink-2 hover:text-ink">
          {answersOf(actions)}
        </summary>
        <ul className="mt-1 border-t border-line">
          {actions.map(({ action, resource, answer }) => {
            const Icon = icons[state === 'left_out' ? 'untried' : answer]
            return (
              <li
                key={`${action} ${resource}`}
                className="grid items-center gap-x-4 border-b border-line-soft px-2.5 py-1.5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_8rem]"
              >
                <span className="min-w-0">
                  {actionWords(action)}
                  <code className="block font-mono text-sm wrap-anywhere text-ink-3">{action}</code>
                </span>
                <span className="min-w-0 text-sm wrap-anywhere text-ink-2" title={resource}>
                  on {resourceWords(resource)}
                </span>
                <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                  <Icon aria-hidden className="size-4 text-ink-2" />
                  {state === 'left_out' ? 'Left out' : tryWords[answer]}
                </span>
              </li>
            )
          })}
        </ul>
      </details>
    </section>
  )
}
