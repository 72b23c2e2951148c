import { CodeBlock } from '#components/ui/code-block.tsx'
import type { Fix } from '#lib/services/resources/views.ts'

/** How to put it right, ready to paste. */
export function Fixes({ fixes }: { fixes: Fix[] }) {
  if (fixes.length === 0) return null
  return (
    <div className="grid gap-2.5">
      {fixes.map((fix) => (
        <CodeBlock key={fix.label} title={fix.label} code={fix.code} what={`${fix.label} example`} />
      ))}
    </div>
  )
}
