'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef, type ReactNode } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { cn } from '#components/ui/cn.ts'

/**
 * A list of any length: only the rows in sight are drawn. Every row is one height, so nothing is measured.
 * Each row is a box to tick with the user's name as its words.
 */
export function UserList<User extends { userId: string; name: string }>({
  label,
  users,
  rowHeight,
  picked,
  onPick,
  describe,
  emptyState,
}: {
  label: string
  users: readonly User[]
  rowHeight: number
  picked: ReadonlySet<string>
  /** Left out: the list is for reading. */
  onPick: ((userId: string, isPicked: boolean) => void) | null
  describe: (user: User) => ReactNode
  emptyState: ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this render alone
  const rows = useVirtualizer({
    count: users.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => users[index]?.userId ?? index,
    // Without a size to start from, the server would draw none.
    initialRect: { width: 400, height: 440 },
  })
  if (users.length === 0)
    return <div className="grid h-[440px] place-items-center rounded-lg border border-line">{emptyState}</div>
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={label}
      className="h-[440px] overflow-y-auto rounded-lg border border-line bg-panel -outline-offset-2"
    >
      <ul aria-label={label} className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const user = users[item.index]
          return (
            user && (
              <Row
                key={item.key}
                user={user}
                top={item.start}
                height={rowHeight}
                place={item.index + 1}
                total={users.length}
                isPicked={picked.has(user.userId)}
                onPick={onPick}
                describe={describe}
              />
            )
          )
        })}
      </ul>
    </div>
  )
}

interface RowGiven<User> {
  user: User
  top: number
  height: number
  place: number
  total: number
  isPicked: boolean
  onPick: ((userId: string, isPicked: boolean) => void) | null
  describe: (user: User) => ReactNode
}

function PlainRow<User extends { userId: string; name: string }>({
  user,
  top,
  height,
  place,
  total,
  isPicked,
  onPick,
  describe,
}: RowGiven<User>) {
  const words = (
    <span className="grid min-w-0 flex-1 py-1">
      <span className="truncate font-[550]" title={user.name}>
        {user.name}
      </span>
      {describe(user)}
    </span>
  )
  return (
    <li
      aria-setsize={total}
      aria-posinset={place}
      className={cn(
        'absolute inset-x-0 flex items-center border-b border-line-soft px-2.5 hover:bg-hover',
        isPicked && 'bg-selected hover:bg-selected',
      )}
      style={{ top, height }}
    >
      {onPick === null ? (
        words
      ) : (
        <div className="min-w-0 flex-1 [&>label]:w-full">
          <Checkbox isChecked={isPicked} onChange={(isOn) => onPick(user.userId, isOn)}>
            {words}
          </Checkbox>
        </div>
      )}
    </li>
  )
}

/** Drawn again only when something of its own changed: ticking one box leaves the others alone. */
const Row = memo(PlainRow) as typeof PlainRow
