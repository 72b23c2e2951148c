import { dayUtc } from '#components/time/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Responsibilities } from '#lib/services/raci/views.ts'

/** Every version with its note and who acknowledged it; any two can be laid beside each other. */
export function Versions({
  data,
  shown,
  compared,
  show,
  compare,
}: {
  data: Responsibilities
  shown: number
  compared: number | null
  show: (version: number) => void
  compare: (version: number | null) => void
}) {
  return (
    <ul className="border-t border-line">
      {data.versions.map(({ version, note, publishedAt, publishedBy }) => {
        const signers = data.acknowledgements.filter((one) => one.version === version)
        return (
          <li
            key={version}
            className="grid gap-x-4 gap-y-1 border-b border-line-soft px-2.5 py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
          >
            <span className="flex items-start gap-2 font-[550] whitespace-nowrap">
              Version {version}
              {version === data.versions[0]?.version && <Badge look="accent">In force</Badge>}
            </span>
            <div className="min-w-0 wrap-anywhere">
              <p>{note}</p>
              <p className="text-sm text-ink-2">
                Published {dayUtc(publishedAt)} by {publishedBy}.{' '}
                {signers.length === 0
                  ? 'Not acknowledged.'
                  : `Acknowledged by ${signers.map(({ name, at }) => `${name} on ${dayUtc(at)}`).join(', ')}.`}
              </p>
            </div>
            <span className="flex flex-wrap gap-1.5" data-print="hide">
              {version !== shown && (
                <>
                  <Button size="small" onClick={() => show(version)} aria-label={`Show version ${version}`}>
                    Show
                  </Button>
                  <Button
                    size="small"
                    aria-pressed={compared === version}
                    aria-label={`Compare with version ${version}`}
                    onClick={() => compare(compared === version ? null : version)}
                  >
                    {compared === version ? 'Stop comparing' : 'Compare'}
                  </Button>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
