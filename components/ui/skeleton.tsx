import { cn } from './cn.ts'

/** A grey place for something that is on its way. Hidden from screen readers: the page says it is loading. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded bg-line', className)} />
}
