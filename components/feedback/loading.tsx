import { Skeleton } from '#components/ui/skeleton.tsx'

/** The shape of a page while it is read. */
export function PageLoading({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mb-2.5 h-5.5 w-72 max-w-full" />
      <Skeleton className="mb-8 h-4 w-96 max-w-full" />
      <RowsLoading rows={rows} />
    </div>
  )
}

export function RowsLoading({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-9.5 items-center gap-6 border-b border-line-soft px-2.5">
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-4 flex-1" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </div>
  )
}
