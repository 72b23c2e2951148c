'use client'

import { useQuery } from '@tanstack/react-query'
import Inbox from 'lucide-react/icons/inbox'
import X from 'lucide-react/icons/x'
import { useQueryStates } from 'nuqs'
import { useMemo, useRef, useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { requestStateWords } from '#components/exclusions/exclusion-states.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { count, figure } from '#components/status/figure.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { Select } from '#components/ui/select.tsx'
import { queueQuery } from '#lib/client/queue.ts'
import { openRequestStates } from '#lib/domain/exclusions/request-states.ts'
import type { QueuePage } from '#lib/services/exclusions/views.ts'
import { Brief } from './brief.tsx'
import { BulkBar } from './bulk-bar.tsx'
import type { Act } from './decision.tsx'
import { type ShownQueueFilter, queueParsers } from './queue-filter.ts'
import { QueueList } from './queue-list.tsx'
import { useQueueKeys } from './use-queue-keys.ts'

/** Two panes, like mail: the open requests, and the brief of one. Cleared from the keyboard. */
export function QueueView({
  initialFilter,
  initialPage,
}: {
  initialFilter: ShownQueueFilter
  initialPage: QueuePage
}) {
  const [{ id: openId, ...filter }, setAddress] = useQueryStates(queueParsers)
  const isInitial = JSON.stringify(filter) === JSON.stringify(initialFilter)
  const query = useQuery({ ...queueQuery(filter), initialData: isInitial ? initialPage : undefined })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<Act | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => query.data?.rows ?? [], [query.data])
  const isFiltered = filter.state !== null || filter.customer !== null || filter.urgent !== null

  const keys = useMemo(() => {
    const buttons = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-queue-row]') ?? [])]
    const focused = () => buttons().find((button) => button === document.activeElement)
    const move = (by: number) => {
      const all = buttons()
      const at = all.findIndex((button) => button === document.activeElement)
      const from = at === -1 ? all.findIndex(({ dataset }) => dataset.queueRow === openId) : at
      const next = from === -1 ? 0 : Math.min(all.length - 1, Math.max(0, from + by))
      all[next]?.focus()
      all[next]?.scrollIntoView({ block: 'nearest' })
    }
    const toggle = () => {
      const id = focused()?.dataset.queueRow
      if (id === undefined) return
      setSelected((before) => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      })
    }
    const begin = (next: Act) => () => openId !== null && setAct(next)
    return {
      j: () => move(1),
      k: () => move(-1),
      x: toggle,
      a: begin('approve'),
      d: begin('decline'),
      i: begin('ask'),
      Escape: () => {
        setAct(null)
        void setAddress({ id: null })
      },
    }
  }, [openId, setAddress])
  useQueueKeys(keys)

  function open(id: string | null) {
    setAct(null)
    void setAddress({ id })
  }
  /** After a decision: the brief closes, and the next request is at hand for Enter. */
  function goOn(decidedId: string) {
    const at = rows.findIndex(({ id }) => id === decidedId)
    const next = rows[at + 1] ?? rows[at - 1]
    open(null)
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLButtonElement>(`[data-queue-row="${next?.id ?? ''}"]`)?.focus(),
    )
  }
  const counts = query.data?.counts ?? initialPage.counts
  const customers = [...new Map(initialPage.rows.map((row) => [row.customerSlug, row.customerName]))]
  return (
    <>
      <PageHead title={titleOf(counts)}>
        {counts.open === 0 ? (
          'New requests appear here by themselves.'
        ) : (
          <>
            {counts.urgent > 0 && `${figure(counts.urgent)} urgent. `}
            {counts.waiting > 0 && `${count(counts.waiting, 'request')} waiting for the customer. `}
            <span className="hidden whitespace-nowrap md:inline">
              <Kbd>j</Kbd> <Kbd>k</Kbd> move, <Kbd>Enter</Kbd> open, <Kbd>a</Kbd> approve, <Kbd>d</Kbd>{' '}
              decline, <Kbd>i</Kbd> ask, <Kbd>x</Kbd> select
            </span>
          </>
        )}
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-1.5">
        <Select<(typeof openRequestStates)[number] | ''>
          isInline
          label="State"
          value={filter.state ?? ''}
          choices={[
            { value: '', label: 'Any state' },
            ...openRequestStates.map((value) => ({ value, label: requestStateWords[value].word })),
          ]}
          onChange={(state) => void setAddress({ state: state === '' ? null : state })}
        />
        <Select
          isInline
          label="Customer"
          value={filter.customer ?? ''}
          choices={[
            { value: '', label: 'Any customer' },
            ...customers.map(([value, label]) => ({ value, label })),
          ]}
          onChange={(customer) => void setAddress({ customer: customer === '' ? null : customer })}
        />
        <Select<'true' | 'false' | ''>
          isInline
          label="Urgency"
          value={filter.urgent ?? ''}
          choices={[
            { value: '', label: 'Any urgency' },
            { value: 'true', label: 'Urgent' },
            { value: 'false', label: 'Not urgent' },
          ]}
          onChange={(urgent) => void setAddress({ urgent: urgent === '' ? null : urgent })}
        />
        {isFiltered && (
          <Button look="quiet" onClick={() => void setAddress({ state: null, customer: null, urgent: null })}>
            <X aria-hidden className="size-3.5" />
            Clear filters
          </Button>
        )}
      </div>
      <BulkBar
        ids={[...selected].filter((id) => rows.some((row) => row.id === id))}
        rows={rows}
        onClear={() => setSelected(new Set())}
      />
      <Live query={query} what="the queue" loading={<RowsLoading />}>
        {(page) =>
          page.rows.length === 0 && openId === null ? (
            <div className="border-y border-line">
              <State
                icon={Inbox}
                title={isFiltered ? 'No request matches these filters' : 'The queue is clear'}
              >
                {isFiltered
                  ? 'Take one away, or clear them all.'
                  : 'Nothing waits for a decision. What customers ask for appears here.'}
              </State>
            </div>
          ) : (
            <div
              className={cn(
                'grid items-start gap-x-6 gap-y-6',
                openId === null
                  ? 'lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]'
                  : 'lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]',
              )}
            >
              <div ref={list} className={openId === null ? undefined : 'hidden lg:block'}>
                <QueueList
                  rows={page.rows}
                  openId={openId}
                  selected={selected}
                  onOpen={open}
                  onSelect={(id, isSelected) => {
                    const after = new Set(selected)
                    if (isSelected) after.add(id)
                    else after.delete(id)
                    setSelected(after)
                  }}
                />
              </div>
              {openId === null ? (
                <p className="hidden border-t border-line px-2.5 py-3 text-ink-2 lg:block">
                  Open a request to read its brief. That you looked stays in the customer’s trail.
                </p>
              ) : (
                <Brief
                  key={openId}
                  id={openId}
                  act={act}
                  onAct={setAct}
                  onClose={() => open(null)}
                  onDecided={() => goOn(openId)}
                />
              )}
            </div>
          )
        }
      </Live>
    </>
  )
}

/** What waits for the customer's answer is open, and not support's to decide yet. */
function titleOf({ open, waiting, late }: QueuePage['counts']): string {
  if (open === 0) return 'The queue is clear'
  if (open === waiting) return 'No request to decide'
  return `${count(open - waiting, 'request')} to decide${late > 0 ? `, ${figure(late)} late` : ''}`
}
