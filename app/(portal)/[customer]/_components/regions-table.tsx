import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountName } from '#components/accounts/account-name.tsx'
import { enforcementModes } from '#components/accounts/account-states.ts'
import { figure } from '#components/status/figure.ts'
import { statusStyles } from '#components/status/status-styles.ts'
import { Age } from '#components/time/age.tsx'
import { cn } from '#components/ui/cn.ts'
import { accountAddress, resourcesAddress } from '#lib/client/addresses.ts'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import type { CustomerHome } from '#lib/services/customers/views.ts'

const shown: readonly VerdictStatus[] = ['protected', 'failing', 'unknown', 'not_applicable']

function Th({ isEnd = false, children }: { isEnd?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 border-b border-line px-2.5 text-left text-sm font-medium whitespace-nowrap text-ink-3',
        isEnd && 'text-right',
      )}
    >
      {children}
    </th>
  )
}

/** Accounts × regions: what was found, what was not read, and how old it is. Each number opens its rows. */
export function RegionsTable({ slug, home }: { slug: string; home: CustomerHome }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="AWS accounts and regions"
      className="-mx-1 overflow-x-auto px-1 -outline-offset-2"
    >
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <Th>Account</Th>
            <Th>Enforcement</Th>
            <Th>Region</Th>
            {shown.map((status) => (
              <Th key={status} isEnd>
                {statusStyles[status].word}
              </Th>
            ))}
            <Th isEnd>Gaps</Th>
            <Th isEnd>Read</Th>
          </tr>
        </thead>
        {home.accounts.map((account) => (
          <tbody key={account.id}>
            {account.regions.map((region, index) => {
              const gaps = region.gaps.reduce((sum, gap) => sum + gap.count, 0)
              return (
                <tr key={region.region} className="border-b border-line-soft hover:bg-hover">
                  <td className="h-9.5 px-2.5">
                    {index === 0 ? (
                      <Link
                        href={accountAddress(slug, account.id)}
                        className="inline-flex min-h-6 items-center rounded-sm hover:underline hover:underline-offset-3"
                      >
                        <AccountName name={account.name} awsAccountId={account.awsAccountId} />
                      </Link>
                    ) : (
                      <span className="sr-only">{account.name}</span>
                    )}
                  </td>
                  <td className="px-2.5" title={enforcementModes[account.mode].means}>
                    {account.status === 'connected' ? (
                      enforcementModes[account.mode].word
                    ) : (
                      <span className="text-ink-2">Not connected</span>
                    )}
                  </td>
                  <td className="px-2.5 whitespace-nowrap">{region.region}</td>
                  {shown.map((status) => (
                    <td key={status} className="px-2.5 text-right">
                      <CountLink
                        amount={region.counts[status]}
                        status={status}
                        href={resourcesAddress(slug, { status, account: account.id, region: region.region })}
                      />
                      {status === 'failing' && region.counts.excluded > 0 && (
                        <Link
                          href={resourcesAddress(slug, {
                            status,
                            excluded: 'true',
                            account: account.id,
                            region: region.region,
                          })}
                          title="Excluded: failing, and excused until a date"
                          className="ml-1 inline-flex min-h-6 items-center rounded-sm text-sm whitespace-nowrap text-excluded hover:underline"
                        >
                          ({figure(region.counts.excluded)} excluded)
                        </Link>
                      )}
                    </td>
                  ))}
                  <td className="px-2.5 text-right">
                    {gaps === 0 ? (
                      <span className="text-ink-3">0</span>
                    ) : (
                      <Link
                        href={`${accountAddress(slug, account.id)}#gaps`}
                        className="inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm text-unknown underline-offset-3 hover:underline"
                      >
                        {figure(gaps)}
                      </Link>
                    )}
                  </td>
                  <td className="px-2.5 text-right">
                    <Age
                      readAt={region.readAt}
                      isInPart={region.outcome === 'partial'}
                      intervalSeconds={home.inventoryIntervalSeconds}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function CountLink({ amount, status, href }: { amount: number; status: VerdictStatus; href: string }) {
  if (amount === 0) return <span className="text-ink-3">0</span>
  const isLoud = status === 'failing' || status === 'unknown'
  return (
    <Link
      href={href}
      className={cn(
        'inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm underline-offset-3 hover:underline',
        isLoud && statusStyles[status].text,
      )}
    >
      {figure(amount)}
    </Link>
  )
}
