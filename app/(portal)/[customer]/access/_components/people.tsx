'use client'

import { useQuery } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Search from 'lucide-react/icons/search'
import { useCallback, useMemo, useState } from 'react'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Section } from '#components/shell/section.tsx'
import { figure } from '#components/status/figure.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { otherUsersQuery } from '#lib/client/group.ts'
import type { GroupUser, GroupView, OtherUser } from '#lib/services/group/views.ts'
import { AskForAccess } from './ask-for-access.tsx'
import { ChangeLine } from './change-line.tsx'
import { Drift } from './drift.tsx'
import { MemberWords } from './member-words.tsx'
import { Requests } from './requests.tsx'
import { type Pending, Tray } from './tray.tsx'
import { UserList } from './user-list.tsx'
import { Waiting } from './waiting.tsx'
import { standingWords } from './words.ts'

const noneYet: OtherUser[] = []
const nobody: ReadonlySet<string> = new Set()

const withOne = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> => {
  const next = new Set(set)
  if (isIn) next.add(id)
  else next.delete(id)
  return next
}

const matching = <User extends { name: string; userId: string }>(users: readonly User[], text: string) => {
  const wanted = text.trim().toLowerCase()
  return wanted === ''
    ? users
    : users.filter(
        ({ name, userId }) => name.toLowerCase().includes(wanted) || userId.toLowerCase() === wanted,
      )
}

/** Members and everybody else, with the arrow between them; what is pending waits in the tray below. */
export function People({ slug, group }: { slug: string; group: GroupView }) {
  const { id } = group.account
  // The others change when the group was read again or a change settled; not with the clock.
  const version = `${group.readAt ?? ''} ${group.members.map(({ userId, standing }) => userId + standing).join()}`
  const others = useQuery(otherUsersQuery(slug, id, version))
  const [memberText, setMemberText] = useState('')
  const [otherText, setOtherText] = useState('')
  const [pickedMembers, setPickedMembers] = useState(nobody)
  const [pickedOthers, setPickedOthers] = useState(nobody)
  const [pending, setPending] = useState<Pending>({ add: [], remove: [] })
  const [lastSetId, setLastSetId] = useState<string | null>(null)
  const refusal = useRefusal('group:change')
  const otherRows = others.data?.rows ?? noneYet
  const toAdd = useMemo(() => new Set(pending.add.map(({ userId }) => userId)), [pending])
  const toRemove = useMemo(() => new Set(pending.remove.map(({ userId }) => userId)), [pending])
  const members = useMemo(() => matching(group.members, memberText), [group.members, memberText])
  const outsiders = useMemo(() => matching(otherRows, otherText), [otherRows, otherText])
  const pickMember = useCallback(
    (userId: string, isOn: boolean) => setPickedMembers((set) => withOne(set, userId, isOn)),
    [],
  )
  const pickOther = useCallback(
    (userId: string, isOn: boolean) => setPickedOthers((set) => withOne(set, userId, isOn)),
    [],
  )
  const describeMember = useCallback(
    (user: GroupUser) => <MemberWords user={user} isPending={toRemove.has(user.userId)} />,
    [toRemove],
  )
  const describeOther = useCallback(
    (user: OtherUser) => <OtherWords user={user} isPending={toAdd.has(user.userId)} />,
    [toAdd],
  )
  const stage = () => {
    const chosen = otherRows.filter(({ userId }) => pickedOthers.has(userId) && !toAdd.has(userId))
    setPending({ ...pending, add: [...pending.add, ...chosen] })
    setPickedOthers(nobody)
  }
  const stageRemoval = () => {
    const chosen = group.members.filter(({ userId }) => pickedMembers.has(userId) && !toRemove.has(userId))
    setPending({ ...pending, remove: [...pending.remove, ...chosen] })
    setPickedMembers(nobody)
  }
  const asked = group.changes.filter(({ setId }) => setId === lastSetId)
  return (
    <>
      <Drift slug={slug} group={group} />
      <Waiting slug={slug} group={group} />
      <Requests slug={slug} group={group} />
      {asked.length > 0 && (
        <Section
          title="What you just asked for"
          aside={
            <Button size="small" look="quiet" onClick={() => setLastSetId(null)}>
              Dismiss
            </Button>
          }
        >
          <ul className="border-t border-line" aria-live="polite">
            {asked.map((change) => (
              <ChangeLine key={change.id} change={change} />
            ))}
          </ul>
        </Section>
      )}
      <div className="mt-6.5 grid gap-x-4 gap-y-3 first:mt-0 lg:grid-cols-[minmax(0,1fr)_7.5rem_minmax(0,1fr)]">
        <Side
          title={`Members (${figure(group.members.length)})`}
          searchLabel="Find a member"
          text={memberText}
          onText={setMemberText}
        >
          <UserList
            label="Members"
            users={members}
            rowHeight={74}
            picked={pickedMembers}
            onPick={refusal.disabled ? null : pickMember}
            describe={describeMember}
            emptyState={
              <p className="text-ink-2">
                {memberText === '' ? 'Nobody is in the group.' : 'No member has that name.'}
              </p>
            }
          />
        </Side>
        <div className="flex justify-center gap-2 lg:flex-col lg:pt-28">
          <Button
            look={pickedOthers.size > 0 ? 'main' : 'plain'}
            disabled={refusal.disabled || pickedOthers.size === 0}
            disabledReason={refusal.disabled ? refusal.disabledReason : 'Tick users on the other side first.'}
            onClick={stage}
          >
            <ArrowLeft aria-hidden className="size-4 max-lg:rotate-90" />
            Add{pickedOthers.size > 0 && ` ${pickedOthers.size}`}
          </Button>
          <Button
            disabled={refusal.disabled || pickedMembers.size === 0}
            disabledReason={refusal.disabled ? refusal.disabledReason : 'Tick members first.'}
            onClick={stageRemoval}
          >
            Remove{pickedMembers.size > 0 && ` ${pickedMembers.size}`}
            <ArrowRight aria-hidden className="size-4 max-lg:rotate-90" />
          </Button>
        </div>
        <Side
          title={`Other users (${figure(otherRows.length)})`}
          searchLabel="Find a user"
          text={otherText}
          onText={setOtherText}
          aside={<AskForAccess slug={slug} id={id} users={otherRows} />}
        >
          <UserList
            label="Other users"
            users={outsiders}
            rowHeight={40}
            picked={pickedOthers}
            onPick={refusal.disabled ? null : pickOther}
            describe={describeOther}
            emptyState={
              <p className="text-ink-2">
                {others.isPending
                  ? 'Reading the users …'
                  : others.error !== null
                    ? 'The users could not be read.'
                    : otherText === ''
                      ? 'The account has no other users.'
                      : 'No user has that name.'}
              </p>
            }
          />
        </Side>
      </div>
      <Tray
        slug={slug}
        id={id}
        pending={pending}
        onChange={setPending}
        onSent={(setId) => {
          setPending({ add: [], remove: [] })
          setLastSetId(setId)
        }}
      />
    </>
  )
}

function OtherWords({ user, isPending }: { user: OtherUser; isPending: boolean }) {
  const words = isPending
    ? 'In the tray'
    : user.waiting !== null
      ? 'Waits for approval'
      : standingWords[user.standing]
  return (
    words !== null && (
      <span className="absolute right-2.5 bg-inherit">
        <Badge look="accent">{words}</Badge>
      </span>
    )
  )
}

function Side({
  title,
  searchLabel,
  text,
  onText,
  aside,
  children,
}: {
  title: string
  searchLabel: string
  text: string
  onText: (text: string) => void
  aside?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <div className="mb-2 flex h-8 items-center justify-between gap-3">
        <h2 className="text-[13px] font-semibold text-ink-2">{title}</h2>
        {aside}
      </div>
      <div className="relative mb-2">
        <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-3" />
        <Input
          type="search"
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="pl-8"
        />
      </div>
      {children}
    </section>
  )
}
