import { cutMiddle } from '#components/text/cut.ts'
import { roleNames } from '#lib/domain/accounts/roles.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ResourceRow } from '#lib/services/resources/views.ts'
import { Arrow, Box } from './svg-parts.tsx'

const left = 10
const accountX = 330
const accountWidth = 400
const gap = 22
const mostBuckets = 4

/** Our roles there, as the newest proof found them: one that was left out is none. */
function rolesLine({ roles }: AccountRow): string {
  const granted = roles.filter(({ state }) => state === 'granted')
  const [first, ...others] = granted.map(({ purpose }) => purpose)
  if (first === undefined) return 'Roles: none proved yet'
  return `Roles: ${[roleNames[first], ...others].join(', ')}`
}

/** What is connected now: each account with our roles, its regions, the way of its events, and its buckets. */
export function OwnDiagram({ accounts, buckets }: { accounts: AccountRow[]; buckets: ResourceRow[] }) {
  if (accounts.length === 0)
    return (
      <p className="border-y border-line px-2.5 py-3 text-ink-2">
        No AWS account is connected yet. Once one is, it is drawn here.
      </p>
    )
  const drawn = accounts.map((account) => {
    const own = buckets.filter(({ accountId }) => accountId === account.id)
    const lines = [
      `${account.regions.join(', ')} · ${account.status === 'connected' ? account.mode : account.status}`,
      rolesLine(account),
      'Events: EventBridge sends tuning jobs to the portal',
      ...(own.length === 0
        ? ['Buckets: none read yet']
        : own
            .slice(0, mostBuckets)
            .map(({ name, status }) => `Bucket ${cutMiddle(name, 34)}: ${status.replace('_', ' ')}`)),
      ...(own.length > mostBuckets ? [`and ${own.length - mostBuckets} more buckets`] : []),
    ]
    return { account, lines, height: 36 + lines.length * 16 + 6 }
  })
  const tops = drawn.map((_, index) =>
    drawn.slice(0, index).reduce((sum, { height }) => sum + height + gap, 10),
  )
  const height = Math.max(150, (tops.at(-1) ?? 0) + (drawn.at(-1)?.height ?? 0) + 12)
  const middle = height / 2
  return (
    <figure>
      <div
        tabIndex={0}
        role="region"
        aria-label="Your architecture"
        className="overflow-x-auto -outline-offset-2"
      >
        <svg
          viewBox={`0 0 760 ${height}`}
          role="img"
          aria-label={`The portal reads and remediates in ${drawn.map(({ account, lines }) => `${account.name}: ${lines.join('; ')}`).join('. ')}`}
          className="w-full min-w-[40rem]"
        >
          <Box
            x={left}
            y={middle - 48}
            width={176}
            height={96}
            isOurs
            title="Safeguards portal"
            lines={['Reads, judges, stops', 'Signs its trail', 'ClearDATA’s account']}
          />
          {drawn.map(({ account, lines, height: own }, index) => {
            const top = tops[index] ?? 0
            const isQuiet = account.status !== 'connected' || account.mode !== 'armed'
            const at = top + own / 2
            return (
              <g key={account.id}>
                <Arrow
                  from={[left + 176, middle - 10]}
                  to={[accountX, at - 10]}
                  isDashed={isQuiet}
                  words={index === 0 ? 'AssumeRole' : undefined}
                />
                <Arrow
                  from={[accountX, at + 10]}
                  to={[left + 176, middle + 10]}
                  isDashed={isQuiet}
                  words={index === drawn.length - 1 && drawn.length > 1 ? 'events' : undefined}
                />
                <Box
                  x={accountX}
                  y={top}
                  width={accountWidth}
                  height={own}
                  isDashed={isQuiet}
                  title={`${account.name} ${account.awsAccountId}`}
                  lines={lines}
                />
              </g>
            )
          })}
        </svg>
      </div>
      <p className="mt-1 text-sm text-ink-2 sm:hidden print:hidden">Scroll sideways to see all of it.</p>
    </figure>
  )
}
