import { SidePanel } from '#components/shell/side-panel.tsx'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { exactUtc } from '#components/time/words.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { TrailRow } from '#lib/services/audit/views.ts'
import { actionWords } from './action-words.ts'

/** One row of the trail, whole: who, what, and the JSON of before and after. */
export function TrailEntry({ row, onClose }: { row: TrailRow; onClose: () => void }) {
  const { before, after, ...rest } = row.details
  const hasChange = before !== undefined || after !== undefined
  return (
    <SidePanel title={actionWords(row.action)} onClose={onClose}>
      <Facts
        facts={[
          ['When', exactUtc(row.at)],
          ['Who', row.actorName],
          ['Their id', <MiddleCut key="actor" text={row.actorId} what="actor id" max={22} />],
          ['Act', <code key="action">{row.action}</code>],
          ['To what', row.resourceType.replaceAll('_', ' ')],
          ['Its id', <MiddleCut key="resource" text={row.resourceId} what="resource id" max={22} />],
          ['Request', <MiddleCut key="request" text={row.requestId} what="request id" max={22} />],
          ['Row', row.seq],
          ['Hash', <MiddleCut key="hash" text={row.hash} what="hash" max={22} />],
        ]}
      />
      <div className="mt-5 grid gap-2.5">
        {hasChange && (
          <>
            <CodeBlock title="Before" code={jsonOf(before)} what="what was so before" />
            <CodeBlock title="After" code={jsonOf(after)} what="what was so after" />
          </>
        )}
        {Object.keys(rest).length > 0 && (
          <CodeBlock title={hasChange ? 'Beside it' : 'Details'} code={jsonOf(rest)} what="details" />
        )}
      </div>
    </SidePanel>
  )
}

function jsonOf(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value, null, 2)
}
