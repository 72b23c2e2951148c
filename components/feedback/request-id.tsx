import { MiddleCut } from '#components/text/middle-cut.tsx'

/** What support needs to find a failure in the logs. */
export function RequestId({ id }: { id: string | null | undefined }) {
  if (!id) return null
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1 text-sm text-ink-2">
      Request id <MiddleCut text={id} what="request id" />
    </span>
  )
}
