'use client'

import { useQuery } from '@tanstack/react-query'
import Check from 'lucide-react/icons/check'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeployTemplate } from '#components/accounts/deploy-template.tsx'
import { Proof } from '#components/accounts/proof.tsx'
import { ProveButton } from '#components/accounts/prove-button.tsx'
import { DeniedActions } from '#components/accounts/template-state.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Callout } from '#components/ui/callout.tsx'
import { cn } from '#components/ui/cn.ts'
import { accountQuery } from '#lib/client/accounts.ts'
import { accountAddress, connectAddress } from '#lib/client/addresses.ts'
import type { Partition } from '#lib/domain/accounts/regions.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { AccountForm } from './account-form.tsx'

/** Three steps to a connected account. The account's id is in the address, so that a reload goes on here. */
export function ConnectWizard({
  slug,
  partition,
  initialAccount,
}: {
  slug: string
  /** The one that this portal can reach. */
  partition: Partition
  initialAccount: AccountDetail | null
}) {
  return initialAccount === null ? (
    <Naming slug={slug} partition={partition} />
  ) : (
    <Proving slug={slug} initialAccount={initialAccount} />
  )
}

function Head() {
  return (
    <PageHead title="Connect an AWS account">
      Name it, deploy one template in it, and let us prove the roles. About ten minutes.
    </PageHead>
  )
}

function Naming({ slug, partition }: { slug: string; partition: Partition }) {
  const router = useRouter()
  const refusal = useRefusal('account:connect')
  return (
    <div className="max-w-3xl">
      <Head />
      <ol className="border-t border-line">
        <Step number={1} state="now" title="Name the account">
          {refusal.disabled ? (
            <Callout title={refusal.disabledReason}>Ask one of your admins to connect it.</Callout>
          ) : (
            <AccountForm
              slug={slug}
              partition={partition}
              onCreated={({ id }) =>
                router.replace(`${connectAddress(slug)}?account=${encodeURIComponent(id)}`)
              }
            />
          )}
        </Step>
        <Step number={2} state="later" title="Deploy the template" />
        <Step number={3} state="later" title="Prove the roles" />
      </ol>
    </div>
  )
}

function Proving({ slug, initialAccount }: { slug: string; initialAccount: AccountDetail }) {
  const query = useQuery({ ...accountQuery(slug, initialAccount.id), initialData: initialAccount })
  return (
    <div className="max-w-3xl">
      <Head />
      <Live query={query} what="this account" loading={<PageLoading />}>
        {(account) => {
          const isProved = account.proof?.isPassed === true
          return (
            <ol className="border-t border-line">
              <Step number={1} state="done" title="Name the account">
                <p className="text-ink-2">
                  {account.name}, {account.awsAccountId}, {account.regions.join(', ')}
                </p>
              </Step>
              <Step number={2} state={isProved ? 'done' : 'now'} title="Deploy the template">
                {!isProved && <DeployTemplate slug={slug} account={account} />}
              </Step>
              <Step number={3} state={isProved ? 'done' : 'now'} title="Prove the roles">
                <div className="grid grid-cols-1 gap-4">
                  {!isProved && (
                    <>
                      <p className="text-ink-2">
                        When the stack says CREATE_COMPLETE, we try each role three times: with the right
                        ExternalId, with a wrong one and with none. It must let us in once and refuse twice.
                      </p>
                      <ProveButton slug={slug} account={account} look="main">
                        {account.proof === null ? 'Prove the roles' : 'Try again'}
                      </ProveButton>
                    </>
                  )}
                  {account.proof !== null && <Proof proof={account.proof} />}
                  <Missing account={account} />
                  {isProved && (
                    <div className="grid justify-items-start gap-3">
                      <p>
                        <strong className="font-semibold">{account.name} is connected.</strong> We are reading
                        it now.{' '}
                        {account.armsAt === null
                          ? 'It observes: without the remediate role no job can be stopped. Grant it, prove again, and ask support to arm the account.'
                          : 'It arms by itself 24 hours after this proof.'}
                      </p>
                      <Link href={accountAddress(slug, account.id)} className={buttonStyle({ look: 'main' })}>
                        Go to the account
                      </Link>
                    </div>
                  )}
                </div>
              </Step>
            </ol>
          )
        }}
      </Live>
    </div>
  )
}

/** What the template grants and this account does not: by name, so that somebody can change it. */
function Missing({ account }: { account: AccountDetail }) {
  const denied = account.roles.flatMap(({ actions }) => actions.filter(({ answer }) => answer === 'denied'))
  if (denied.length === 0) return null
  return (
    <Callout title="The roles let us in, and do not allow everything that the template grants.">
      <DeniedActions actions={denied.map(({ action }) => action)} />
      Update the stack from the template, then prove again on the account’s page.
    </Callout>
  )
}

function Step({
  number,
  title,
  state,
  children,
}: {
  number: number
  title: string
  state: 'done' | 'now' | 'later'
  children?: ReactNode
}) {
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3 border-b border-line-soft px-1 py-4 sm:px-2.5"
    >
      <span
        className={cn(
          'grid size-6 place-items-center rounded-full text-sm font-semibold',
          state === 'now'
            ? 'bg-accent text-accent-ink'
            : 'text-ink-2 shadow-[inset_0_0_0_1px_var(--control)]',
        )}
      >
        {state === 'done' ? <Check aria-label="Done" className="size-3.5" /> : number}
      </span>
      <div className="min-w-0">
        <h2
          className={cn(
            'min-h-6 font-semibold',
            state === 'later' && 'text-ink-2',
            children !== undefined && 'mb-2',
          )}
        >
          {title}
        </h2>
        {children}
      </div>
    </li>
  )
}
