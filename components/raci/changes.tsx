import ArrowRight from 'lucide-react/icons/arrow-right'
import { Badge } from '#components/ui/badge.tsx'
import type { RaciChange } from '#lib/domain/raci.ts'

const words: Record<RaciChange['kind'], string> = { added: 'Added', removed: 'Removed', changed: 'Changed' }

/** What differs between two versions, row by row. */
export function Changes({ changes, empty }: { changes: readonly RaciChange[]; empty: string }) {
  if (changes.length === 0) return <p className="border-y border-line px-2.5 py-3 text-ink-2">{empty}</p>
  return (
    <ul className="border-t border-line">
      {changes.map(({ id, kind, item, cells }) => (
        <li
          key={`${kind} ${id}`}
          className="grid gap-x-3 gap-y-1 border-b border-line-soft px-2.5 py-2.5 sm:grid-cols-[6rem_minmax(0,1fr)]"
        >
          <span>
            <Badge look={kind === 'changed' ? 'filled' : 'plain'}>{words[kind]}</Badge>
          </span>
          <div>
            <p className="font-[550]">{item}</p>
            {cells.map(({ what, before, after }) => (
              <p key={what} className="flex flex-wrap items-center gap-x-1.5 text-ink-2">
                <span>{what}:</span>
                <del className="decoration-ink-3">{before}</del>
                <ArrowRight aria-label="became" className="size-3.5 text-ink-3" />
                <ins className="text-ink no-underline">{after}</ins>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
