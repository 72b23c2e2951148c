'use client'

import Check from 'lucide-react/icons/check'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { cn } from '#components/ui/cn.ts'
import { accountAddress, connectAddress } from '#lib/client/addresses.ts'
import type { CustomerHome } from '#lib/services/customers/views.ts'

/** Nothing was read yet: the page shows the way instead of zeros. */
export function isStarting(home: CustomerHome): boolean {
  return !home.accounts.some(({ regions }) =>
    regions.some(({ lastCompleteAt, outcome }) => lastCompleteAt !== null || outcome !== null),
  )
}

/** Connect, scan, arm: the three steps of a customer that has just begun. */
export function FirstSteps({ slug, home }: { slug: string; home: CustomerHome }) {
  const connect = useRefusal('account:connect')
  const pending = home.accounts.find(({ status }) => status !== 'connected')
  const isConnected = home.accounts.some(({ status }) => status === 'connected')
  return (
    <>
      <PageHead
        title={isConnected ? 'Reading your accounts for the first time' : 'Connect your first AWS account'}
      >
        Three steps, about ten minutes. Nothing is terminated before the last one.
      </PageHead>
      <ol className="max-w-2xl border-t border-line">
        <Step number={1} isDone={isConnected} isNow={!isConnected} title="Connect">
          <p>
            Tell us the account, deploy one CloudFormation template in it, and let us prove that its roles let
            in us and nobody else.
          </p>
          {!isConnected && (
            <div className="mt-2.5">
              {pending && !connect.disabled ? (
                <Link href={accountAddress(slug, pending.id)} className={buttonStyle({ look: 'main' })}>
                  Finish connecting {pending.name}
                </Link>
              ) : connect.disabled ? (
                <Button look="main" {...connect}>
                  Connect an AWS account
                </Button>
              ) : (
                <Link href={connectAddress(slug)} className={buttonStyle({ look: 'main' })}>
                  Connect an AWS account
                </Link>
              )}
            </div>
          )}
        </Step>
        <Step number={2} isDone={false} isNow={isConnected} title="Scan">
          <p>
            {isConnected
              ? 'We are reading every SageMaker resource in the regions you named. The first verdicts appear here within minutes.'
              : 'We read every SageMaker resource in the regions you name and judge each one. You see what fails before anything is stopped.'}
          </p>
        </Step>
        <Step number={3} isDone={false} isNow={false} title="Arm">
          <p>
            An account arms by itself 24 hours after its proof. From then on, tuning jobs without encryption
            in transit are terminated, each with a receipt.
          </p>
        </Step>
      </ol>
    </>
  )
}

function Step({
  number,
  title,
  isDone,
  isNow,
  children,
}: {
  number: number
  title: string
  isDone: boolean
  isNow: boolean
  children: ReactNode
}) {
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className="grid grid-cols-[2rem_1fr] gap-3 border-b border-line-soft px-2.5 py-4"
    >
      <span
        className={cn(
          'grid size-6 place-items-center rounded-full text-sm font-semibold',
          isNow ? 'bg-accent text-accent-ink' : 'text-ink-2 shadow-[inset_0_0_0_1px_var(--control)]',
        )}
      >
        {isDone ? <Check aria-label="Done" className="size-3.5" /> : number}
      </span>
      <div className={cn(!isNow && 'text-ink-2')}>
        <h2 className="font-semibold text-ink">{title}</h2>
        {children}
      </div>
    </li>
  )
}
