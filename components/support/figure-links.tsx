import Link from 'next/link'
import { figure } from '#components/status/figure.ts'
import { cn } from '#components/ui/cn.ts'

export interface FigureLink {
  href: string
  word: string
  /** Null for a link that counts nothing. */
  value: number | null
  title?: string
  isChosen: boolean
}

/** Figures at a glance, each leading to exactly the rows it counts. */
export function FigureLinks({ label, links }: { label: string; links: readonly FigureLink[] }) {
  return (
    <ul aria-label={label} className="mb-4 flex flex-wrap gap-x-1 gap-y-1 border-y border-line py-1">
      {links.map(({ href, word, value, title, isChosen }) => (
        <li key={word}>
          <Link
            href={href}
            aria-current={isChosen || undefined}
            title={title}
            className={cn(
              'flex min-h-8 items-baseline gap-1.5 rounded-md px-2.5 py-1 hover:bg-hover',
              isChosen && 'bg-selected',
            )}
          >
            {value !== null && (
              <span className={value === 0 ? 'text-ink-3' : 'text-base font-semibold'}>{figure(value)}</span>
            )}
            <span className={value === 0 ? 'text-ink-3' : undefined}>{word}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
