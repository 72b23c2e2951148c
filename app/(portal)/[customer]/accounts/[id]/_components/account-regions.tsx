import Link from 'next/link'
import { StatusBar } from '#components/chart/status-bar.tsx'
import { figure } from '#components/status/figure.ts'
import { Age } from '#components/time/age.tsx'
import { resourcesAddress } from '#lib/client/addresses.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import type { HomeRegion } from '#lib/services/customers/views.ts'

function outcomeWords({ outcome, gaps }: HomeRegion): string {
  if (outcome === null) return 'Not read yet'
  if (outcome === 'failed') return 'The last reading failed'
  if (outcome === 'not_enabled') return 'Region not enabled'
  return outcome === 'partial' || gaps.length > 0 ? 'Read in part' : 'Read in full'
}

/** Each region of the account: how many resources, how they stand, and how old that is. */
export function AccountRegions({ slug, account }: { slug: string; account: AccountDetail }) {
  return (
    <ul className="border-t border-line">
      {account.regionStates.map((region) => (
        <li
          key={region.region}
          className="grid items-center gap-x-4 gap-y-1 border-b border-line-soft px-2.5 py-2 sm:grid-cols-[8rem_7rem_minmax(6rem,1fr)_9rem_6.5rem]"
        >
          <span>{region.region}</span>
          <Link
            href={resourcesAddress(slug, { account: account.id, region: region.region })}
            className="inline-flex min-h-6 items-center rounded-sm underline-offset-3 hover:underline"
          >
            {figure(region.counts.total)} {region.counts.total === 1 ? 'resource' : 'resources'}
          </Link>
          <StatusBar counts={region.counts} size="small" />
          <span className="text-ink-2">{outcomeWords(region)}</span>
          <span className="sm:text-right">
            <Age
              readAt={region.readAt}
              isInPart={region.outcome === 'partial'}
              intervalSeconds={account.inventoryIntervalSeconds}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
