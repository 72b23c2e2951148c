import type { ReactNode } from 'react'
import { Problem } from '#components/feedback/problem.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { ApiError } from '#lib/client/api.ts'
import { LineButton } from './line-button.tsx'

/** Why there is no verdict: the text's own line, or a fault that has nothing to do with it. */
export function CheckProblem({
  title,
  children,
  error,
  onLine,
}:
  | { title: string; children: ReactNode; error?: undefined; onLine?: undefined }
  | { title?: undefined; children?: undefined; error: Error; onLine: (line: number) => void }) {
  if (error === undefined)
    return (
      <Callout kind="warning" title={title}>
        {children}
      </Callout>
    )
  const line = error instanceof ApiError ? Number(error.fields.line) : NaN
  if (!(error instanceof ApiError) || Number.isNaN(line))
    return <Problem title="We could not check this." error={error} />
  return (
    <Callout kind="warning" title="It cannot be judged.">
      <LineButton line={line} onLine={onLine} /> {error.fields.text}
    </Callout>
  )
}
