import type { ReactNode } from 'react'
import { RowLink } from '#components/table/row-link.tsx'
import type { Entrance } from './enter-customer-dialog.tsx'

/** The way to something within a customer: a link when the person is inside, else the question why they enter. */
export function CustomerDoor({
  entrance,
  isEntered,
  onEnter,
  children,
}: {
  entrance: Entrance
  isEntered: boolean
  onEnter: (entrance: Entrance) => void
  children: ReactNode
}) {
  if (isEntered) return <RowLink href={entrance.next ?? `/${entrance.slug}`}>{children}</RowLink>
  return (
    <button
      type="button"
      data-row-link
      title={`Enter ${entrance.name} to open this`}
      onClick={() => onEnter(entrance)}
      className="inline-flex min-h-6 items-center rounded-sm text-left font-[550] whitespace-nowrap hover:underline hover:underline-offset-3"
    >
      {children}
    </button>
  )
}
