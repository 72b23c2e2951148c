import type { GuidancePart } from '#lib/domain/guidance/section.ts'
import type { RaciRow } from '#lib/domain/raci.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ResourceRow } from '#lib/services/resources/views.ts'
import { Blocks } from './blocks.tsx'
import { PartTitle } from './part-title.tsx'

/** The parts of a section, each with an address of its own. */
export function Parts({
  slug,
  parts,
  accounts = [],
  buckets = [],
  matrix = [],
}: {
  slug: string
  parts: readonly GuidancePart[]
  accounts?: AccountRow[]
  buckets?: ResourceRow[]
  /** The matrix of responsibilities in force, where a part shows it. */
  matrix?: readonly RaciRow[]
}) {
  return parts.map(({ id, title, blocks }) => (
    <section key={id} aria-labelledby={id} className="mt-8 first:mt-0">
      <PartTitle id={id}>{title}</PartTitle>
      <Blocks slug={slug} blocks={blocks} accounts={accounts} buckets={buckets} matrix={matrix} />
    </section>
  ))
}
