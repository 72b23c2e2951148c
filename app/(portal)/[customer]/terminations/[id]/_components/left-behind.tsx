import { MiddleCut } from '#components/text/middle-cut.tsx'
import type { TerminationDetail } from '#lib/services/terminations/views.ts'

/** Where the job wrote, by its own settings; its logs; and whether it leads to this receipt. */
export function LeftBehind({ left, tag }: Pick<TerminationDetail, 'left' | 'tag'>) {
  const { writes, logGroup } = left
  return (
    <div className="mt-3 grid gap-2">
      {writes.length > 0 && (
        <div>
          <p className="text-ink-2">By its settings it writes below these addresses. We delete nothing.</p>
          <ul className="mt-1 grid gap-1">
            {writes.map(({ path, uri }) => (
              <li key={path} className="wrap-anywhere">
                <MiddleCut text={uri} what="S3 address" max={72} />
                <code className="block font-mono text-sm text-ink-3">{path}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-ink-2">
        Its training jobs log to <code className="font-mono text-sm">{logGroup}</code> in CloudWatch.
      </p>
      {tag !== null && <p className="text-ink-2">{tagWords(tag)}</p>}
    </div>
  )
}

function tagWords({ error }: { error: string | null }): string {
  return error === null
    ? 'The job carries the tag ClearDATA:SafeguardReceipt with this page’s address, for whoever created it.'
    : `The job could not be tagged with this page’s address (${error}). The account’s page says which template allows it.`
}
