'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { Form } from '#components/form/form.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { count, figure } from '#components/status/figure.ts'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { resourceAddress } from '#lib/client/addresses.ts'
import { preventionQuery, useSetRules } from '#lib/client/group.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import type { GroupView, PreventionView } from '#lib/services/group/views.ts'
import { policyWords } from './words.ts'

/** What hangs on the group, how changes are decided, and the policy that prevents instead of terminating. */
export function Policy({ slug, group }: { slug: string; group: GroupView }) {
  const query = useQuery(preventionQuery(slug, group.account.id))
  return (
    <>
      <Section title="The group in AWS">
        <Facts
          facts={[
            [
              'ARN',
              group.arn === null ? 'Not read' : <MiddleCut key="arn" text={group.arn} what="ARN" max={64} />,
            ],
            ['Path', group.path ?? 'Not read'],
          ]}
        />
        <ul className="mt-3 border-t border-line">
          {group.isPolicyMissing && (
            <li className="border-b border-line-soft px-2.5 py-2">
              The policy <code className="font-mono">safeguard-sagemaker-use</code> is missing. Update the
              stack to put it back.
            </li>
          )}
          {group.policies?.map(({ name, kind, arn, standing }) => {
            const { word, means, icon } = policyWords[standing]
            return (
              <li
                key={`${kind} ${name}`}
                className="grid items-center gap-x-4 gap-y-1 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]"
              >
                <span>
                  <Badge icon={icon} look={standing === 'as_made' ? 'plain' : 'strong'}>
                    {word}
                  </Badge>
                </span>
                <span className="wrap-anywhere" title={arn ?? undefined}>
                  {name} <span className="text-ink-2">({kind})</span>
                </span>
                <span className="text-ink-2">{means}</span>
              </li>
            )
          })}
        </ul>
      </Section>
      <Rules slug={slug} group={group} />
      <Section title="Prevent instead of terminate">
        <Live query={query} what="the preventive policy" loading={<RowsLoading rows={3} />}>
          {(prevention) => <Prevention slug={slug} prevention={prevention} />}
        </Live>
      </Section>
    </>
  )
}

function Rules({ slug, group }: { slug: string; group: GroupView }) {
  const [isOpen, setIsOpen] = useState(false)
  const refusal = useRefusal('group:change')
  const { requiresApproval, reviewEveryDays } = group.rules
  return (
    <Section
      title="Rules for changes"
      aside={
        <Button size="small" {...refusal} onClick={() => setIsOpen(true)}>
          Change the rules
        </Button>
      }
    >
      <Facts
        facts={[
          ['Second admin', requiresApproval ? 'Has to approve every change' : 'Not asked'],
          ['Review', `Every ${reviewEveryDays} days`],
        ]}
      />
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Rules for changes"
        description="All admins are told, and it is kept in the trail."
      >
        <RulesForm slug={slug} group={group} onDone={() => setIsOpen(false)} />
      </Dialog>
    </Section>
  )
}

function RulesForm({ slug, group, onDone }: { slug: string; group: GroupView; onDone: () => void }) {
  const [requiresApproval, setRequiresApproval] = useState(group.rules.requiresApproval)
  const [days, setDays] = useState(String(group.rules.reviewEveryDays))
  const setRules = useSetRules(slug, group.account.id)
  const { say } = useToast()
  const number = Number(days)
  const isRight = Number.isInteger(number) && number >= 7 && number <= 365
  return (
    <Form
      submitLabel="Save the rules"
      isSubmitting={setRules.isPending}
      submitError={setRules.error}
      onCancel={onDone}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRight) return
        setRules.mutate(
          { requiresApproval, reviewEveryDays: number },
          {
            onSuccess: () => {
              say('The rules are saved')
              onDone()
            },
          },
        )
      }}
    >
      <Checkbox isChecked={requiresApproval} onChange={setRequiresApproval}>
        A second admin has to approve every change
      </Checkbox>
      <Field label="Review access every … days" error={isRight ? undefined : 'From 7 to 365 days.'}>
        {(parts) => (
          <Input
            {...parts}
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
      </Field>
    </Form>
  )
}

function Prevention({ slug, prevention }: { slug: string; prevention: PreventionView }) {
  const { days, denied, deniedTotal, allowed, unknown } = prevention
  const total = deniedTotal + allowed + unknown
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">
        This policy denies to create what does not encrypt traffic between instances, in every action that
        knows the setting. It denies single-instance jobs as well, since AWS has no condition on their number.
      </p>
      <p>
        In the last {days} days it would have denied <b className="font-[550]">{figure(deniedTotal)}</b> of{' '}
        {count(total, 'job, definition and schedule', 'jobs, definitions and schedules')} that we read in this
        account{unknown > 0 && `; ${figure(unknown)} of them do not tell`}. This rests on our own readings:
        what AWS refused, or what was created and deleted between two readings, is not counted. Neither is
        what SageMaker launched by itself for another job.
      </p>
      {denied.length > 0 && (
        <ul className="border-t border-line">
          {denied.map(({ resourceId, type, name, region, createdAt }) => (
            <li
              key={resourceId}
              className="flex flex-wrap items-center gap-x-4 border-b border-line-soft px-2.5 py-1.5"
            >
              <Link
                href={resourceAddress(slug, resourceId)}
                className="inline-flex min-h-6 items-center font-[550] wrap-anywhere hover:underline"
              >
                {name}
              </Link>
              <span className="text-ink-2">
                {resourceTypes[type].label}, {region}, <RelativeTime at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {deniedTotal > denied.length && (
        <p className="text-sm text-ink-2">And {figure(deniedTotal - denied.length)} more.</p>
      )}
      <CodeBlock title="The policy: save it as prevent.json" code={prevention.policy} what="the policy" />
      <CodeBlock
        title="As a service control policy, for the whole organisation"
        code={prevention.scp}
        what="the command for the organisation"
      />
      <CodeBlock
        title="As an IAM policy, for the group"
        code={prevention.iam}
        what="the command for the group"
      />
    </div>
  )
}
