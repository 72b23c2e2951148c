import type { Reason } from '#lib/domain/safeguards/verdict.ts'

/** Why, in sentences; each with the place in AWS's answer that decided it. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  return (
    <ul className="grid gap-1.5">
      {reasons.map((reason, index) => (
        <li key={index} className="wrap-anywhere">
          {reason.message}
          {reason.path !== undefined && (
            <code className="block font-mono text-sm text-ink-3">{reason.path}</code>
          )}
        </li>
      ))}
    </ul>
  )
}
