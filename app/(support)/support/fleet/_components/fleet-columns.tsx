import { ModeBadge } from '#components/accounts/account-badges.tsx'
import { ArmsByItself } from '#components/accounts/arms-by-itself.tsx'
import { figure } from '#components/status/figure.ts'
import type { Entrance } from '#components/support/enter-customer-dialog.tsx'
import { CustomerDoor } from '#components/support/customer-door.tsx'
import type { Column } from '#components/table/column.ts'
import { Age } from '#components/time/age.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { exactUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { accountAddress } from '#lib/client/addresses.ts'
import { type FleetProblem, fleetProblemWords } from '#lib/domain/enforcement/fleet.ts'
import type { FleetRow } from '#lib/services/enforcement/list-fleet.ts'

/** What takes a person at once stands out; what is only to know does not. */
const looks: Partial<Record<FleetProblem, 'strong' | 'filled'>> = {
  ...({ unsafe: 'strong', blind: 'strong', late: 'strong', held: 'filled', throttled: 'filled' } as const),
}

/** The fleet's table, worst first as the server gives it. */
export function fleetColumns({
  onEnter,
  sweepIntervalSeconds,
  inventoryIntervalSeconds,
}: {
  onEnter: (entrance: Entrance) => void
  sweepIntervalSeconds: number
  inventoryIntervalSeconds: number
}): Column<FleetRow>[] {
  return [
    {
      id: 'account',
      header: 'Account',
      isKey: true,
      cell: ({ customerSlug, customerName, accountId, accountName, awsAccountId, isEntered }) => (
        <span className="grid leading-tight">
          <CustomerDoor
            entrance={{
              slug: customerSlug,
              name: customerName,
              next: accountAddress(customerSlug, accountId),
            }}
            isEntered={isEntered}
            onEnter={onEnter}
          >
            {accountName}
          </CustomerDoor>
          <span className="text-sm text-ink-2">{awsAccountId}</span>
        </span>
      ),
      csv: ({ accountName, awsAccountId }) => `${accountName} (${awsAccountId})`,
    },
    {
      id: 'region',
      header: 'Region',
      cell: ({ region }) => <span className="whitespace-nowrap">{region}</span>,
      csv: ({ region }) => region,
    },
    {
      id: 'customer',
      header: 'Customer',
      cell: ({ customerName }) => customerName,
      csv: ({ customerName }) => customerName,
    },
    {
      id: 'problems',
      header: 'Where it hurts',
      cell: ({ problems, firstGap }) =>
        problems.length === 0 ? (
          <span className="text-ink-3">nowhere</span>
        ) : (
          <span className="flex flex-wrap gap-1">
            {problems.map((problem) => (
              <span
                key={problem}
                title={
                  problem === 'gaps' || problem === 'blind' || problem === 'throttled'
                    ? `${fleetProblemWords[problem].means} ${firstGap ?? ''}`
                    : fleetProblemWords[problem].means
                }
              >
                <Badge look={looks[problem] ?? 'plain'}>{fleetProblemWords[problem].word}</Badge>
              </span>
            ))}
          </span>
        ),
      csv: ({ problems }) => problems.map((problem) => fleetProblemWords[problem].word).join(', '),
    },
    {
      id: 'mode',
      header: 'Enforcement',
      cell: ({ mode, armsAt, pausedUntil }) => (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ModeBadge mode={mode} />
          {mode === 'observing' && armsAt !== null && <ArmsByItself armsAt={armsAt} />}
          {mode === 'armed' && pausedUntil !== null && (
            <span className="text-sm text-ink-2">
              back <RelativeTime at={pausedUntil} />
            </span>
          )}
        </span>
      ),
      csv: ({ mode, pausedUntil }) => (pausedUntil === null ? mode : `paused until ${exactUtc(pausedUntil)}`),
    },
    {
      id: 'sweptAt',
      header: 'Sweep',
      align: 'end',
      cell: ({ sweptAt }) => <Age readAt={sweptAt} intervalSeconds={sweepIntervalSeconds} />,
      csv: ({ sweptAt }) => (sweptAt === null ? null : exactUtc(sweptAt)),
    },
    {
      id: 'inventoryAt',
      header: 'Whole inventory',
      align: 'end',
      cell: ({ inventoryAt }) => <Age readAt={inventoryAt} intervalSeconds={inventoryIntervalSeconds} />,
      csv: ({ inventoryAt }) => (inventoryAt === null ? null : exactUtc(inventoryAt)),
    },
    {
      id: 'gaps',
      header: 'Gaps',
      align: 'end',
      cell: ({ gaps, firstGap }) => (
        <span title={firstGap ?? undefined} className={gaps === 0 ? 'text-ink-3' : undefined}>
          {figure(gaps)}
        </span>
      ),
      csv: ({ gaps }) => gaps,
    },
    {
      id: 'held',
      header: 'Held',
      align: 'end',
      cell: ({ held }) => <span className={held === 0 ? 'text-ink-3' : 'font-[550]'}>{figure(held)}</span>,
      csv: ({ held }) => held,
    },
    {
      id: 'lastEventAt',
      header: 'Last event',
      align: 'end',
      cell: ({ lastEventAt }) =>
        lastEventAt === null ? (
          <span className="text-ink-3">never</span>
        ) : (
          <span className="whitespace-nowrap">
            <RelativeTime at={lastEventAt} />
          </span>
        ),
      csv: ({ lastEventAt }) => (lastEventAt === null ? null : exactUtc(lastEventAt)),
    },
    {
      id: 'template',
      header: 'Template',
      align: 'end',
      isExtra: true,
      cell: ({ templateVersion }) => (templateVersion === null ? 'none' : figure(templateVersion)),
      csv: ({ templateVersion }) => templateVersion,
    },
  ]
}
