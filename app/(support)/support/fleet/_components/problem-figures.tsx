import Link from 'next/link'
import { figure } from '#components/status/figure.ts'
import { cn } from '#components/ui/cn.ts'
import { fleetAddress } from '#lib/client/addresses.ts'
import { type FleetProblem, fleetProblems, fleetProblemWords } from '#lib/domain/enforcement/fleet.ts'

/** Where the fleet hurts, at a glance: how many regions have each problem, each figure leading to exactly those. */
export function ProblemFigures({
  counts,
  chosen,
}: {
  counts: Record<FleetProblem, number>
  chosen: FleetProblem | null
}) {
  return (
    <ul
      aria-label="Regions by problem"
      className="mb-4 grid grid-cols-2 gap-x-6 border-t border-line sm:grid-cols-3 lg:grid-cols-5"
    >
      {fleetProblems.map((problem) => (
        <li key={problem} className="border-b border-line-soft">
          <Link
            href={problem === chosen ? fleetAddress() : fleetAddress({ problem })}
            aria-current={problem === chosen || undefined}
            title={fleetProblemWords[problem].means}
            className={cn(
              'flex min-h-9.5 items-baseline gap-2 rounded-sm px-1 py-1.5 hover:bg-hover',
              problem === chosen && 'bg-selected',
            )}
          >
            <span
              className={cn(
                'min-w-8 text-right text-lg',
                counts[problem] === 0 ? 'text-ink-3' : 'font-semibold',
              )}
            >
              {figure(counts[problem])}
            </span>
            <span className="text-ink-2">{fleetProblemWords[problem].word}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
