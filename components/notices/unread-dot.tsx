import { cn } from '#components/ui/cn.ts'

/** A dot before what is new; said in words for those who do not see it. The place stays when it goes. */
export function UnreadDot({ isUnread }: { isUnread: boolean }) {
  return (
    <span className={cn('size-1.5 shrink-0 rounded-full', isUnread && 'bg-accent')}>
      {isUnread && <span className="sr-only">New: </span>}
    </span>
  )
}
