'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count } from '#components/status/figure.ts'
import { cutAccountId } from '#components/text/cut.ts'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Callout } from '#components/ui/callout.tsx'
import { cn } from '#components/ui/cn.ts'
import { Select } from '#components/ui/select.tsx'
import { accountAddress } from '#lib/client/addresses.ts'
import { groupQuery, useRefreshGroup } from '#lib/client/group.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { GroupView } from '#lib/services/group/views.ts'
import { accessParsers, type AccessTab, accessTabs } from './access-address.ts'
import { Changes } from './changes.tsx'
import { GroupMissing } from './group-missing.tsx'
import { People } from './people.tsx'
import { Policy } from './policy.tsx'
import { Review } from './review.tsx'

const tabWords: Record<AccessTab, string> = {
  people: 'People',
  changes: 'Changes',
  review: 'Review',
  policy: 'Policies and rules',
}

/** Who can use SageMaker, account by account. */
export function AccessView({
  slug,
  accounts,
  initialGroup,
}: {
  slug: string
  accounts: AccountRow[]
  initialGroup: GroupView
}) {
  const { id } = initialGroup.account
  const [{ show }, setView] = useQueryStates(accessParsers)
  const query = useQuery({ ...groupQuery(slug, id), initialData: initialGroup })
  const refresh = useRefreshGroup(slug, id)
  const group = query.data
  return (
    <>
      <PageHead
        title={titleOf(group)}
        action={
          <>
            <Select
              label="Account"
              value={id}
              choices={accounts.map(({ id: value, name, awsAccountId }) => ({
                value,
                label: `${name} ${cutAccountId(awsAccountId)}`,
              }))}
              onChange={(account) => void setView({ account }, { shallow: false })}
            />
            <Button
              isBusy={refresh.isPending || group.isReading}
              disabled={group.account.status !== 'connected'}
              disabledReason="This account is not connected."
              onClick={() => refresh.mutate(undefined)}
            >
              Read AWS now
            </Button>
          </>
        }
      >
        {group.readAt === null ? (
          'Not read yet.'
        ) : (
          <>
            {count(group.userCount, 'IAM user')} in {group.account.name}, as AWS showed it{' '}
            <RelativeTime at={group.readAt} />.
          </>
        )}
      </PageHead>
      <div className="mb-4 grid gap-3 empty:hidden">
        <Alerts slug={slug} group={group} />
      </div>
      <nav aria-label="Parts of this page" className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
        {accessTabs.map((tab) => (
          <Link
            key={tab}
            href={`/${slug}/access?account=${id}${tab === 'people' ? '' : `&show=${tab}`}`}
            scroll={false}
            aria-current={show === tab ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 items-center border-b-2 border-transparent px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink',
              show === tab && 'border-accent font-[550] text-ink',
            )}
          >
            {tabWords[tab]}
            {tab === 'review' && group.review.openId !== null && ' (open)'}
          </Link>
        ))}
      </nav>
      <Live query={query} what="the group" loading={<RowsLoading />}>
        {(current) => {
          if (show === 'changes') return <Changes slug={slug} group={current} />
          if (show === 'review') return <Review slug={slug} group={current} />
          if (show === 'policy') return <Policy slug={slug} group={current} />
          if (current.exists === false) return <GroupMissing group={current} />
          return <People slug={slug} group={current} />
        }}
      </Live>
    </>
  )
}

function titleOf({ account, exists, members, drift, readAt }: GroupView): string {
  if (account.status !== 'connected') return `${account.name} is not connected`
  if (exists === false) return `${account.name} has no group Safeguard-Sagemaker`
  if (readAt === null && exists === null) return `Access to SageMaker in ${account.name}`
  const inGroup = members.length + drift.filter(({ standing }) => standing === 'added_outside').length
  return `${count(inGroup, 'member')} of Safeguard-Sagemaker`
}

/** What the reading could not do, and what is not as the template made it. */
function Alerts({ slug, group }: { slug: string; group: GroupView }) {
  const { account, problems, policies, isPolicyMissing } = group
  const changed = policies?.filter(({ standing }) => standing !== 'as_made') ?? []
  const notAsMade = isPolicyMissing || changed.length > 0
  return (
    <>
      {account.status !== 'connected' && (
        <Callout
          kind="warning"
          title="We cannot read or change this group."
          action={
            <Link href={accountAddress(slug, account.id)} className={buttonStyle({ size: 'small' })}>
              Open the account
            </Link>
          }
        >
          The account is not connected. What you see is from the last reading.
        </Callout>
      )}
      {problems.length > 0 && (
        <Callout kind="note" title="Some of it could not be read.">
          <ul>
            {problems.map(({ action, error, message }) => (
              <li key={action}>
                <code className="font-mono text-sm">{action}</code>: {message}{' '}
                <span className="text-ink-3">({error})</span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {group.exists === true && notAsMade && (
        <Callout
          kind="note"
          title={
            isPolicyMissing
              ? 'The group lacks the policy that the template made.'
              : 'The group’s policies are not what the template made.'
          }
          action={
            <Link
              href={`/${slug}/access?account=${account.id}&show=policy`}
              className={buttonStyle({ size: 'small' })}
            >
              See the policies
            </Link>
          }
        >
          Members may be able to do more, or less, than you expect.
        </Callout>
      )}
    </>
  )
}
