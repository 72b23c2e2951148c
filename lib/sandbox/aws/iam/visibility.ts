import type { IamAccount } from '#lib/sandbox/aws/iam/records.ts'
import type { Settings } from '#lib/sandbox/aws/settings.ts'
import { accountOf, type World } from '#lib/sandbox/aws/world.ts'

interface Snapshot {
  visibleUntil: number
  iam: IamAccount
}

/** What readers still see while a write travels; lost on restart, when everything has arrived. */
const snapshots = new WeakMap<IamAccount, Snapshot[]>()

interface Moment {
  world: World
  settings: Settings
  now: number
}

/** IAM as a reader sees it: behind by `iamDelayMs`.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency */
export function iamForRead(moment: Moment, accountId: string): IamAccount {
  const iam = accountOf(moment.world, accountId).iam
  const pending = (snapshots.get(iam) ?? []).filter((snapshot) => snapshot.visibleUntil > moment.now)
  if (pending.length === 0) snapshots.delete(iam)
  else snapshots.set(iam, pending)
  return pending[0]?.iam ?? iam
}

/** IAM as a writer changes it; remembers the state before, for readers. */
export function iamForWrite(moment: Moment, accountId: string): IamAccount {
  const iam = accountOf(moment.world, accountId).iam
  const { iamDelayMs } = moment.settings
  if (iamDelayMs > 0) {
    const pending = snapshots.get(iam) ?? []
    pending.push({ visibleUntil: moment.now + iamDelayMs, iam: structuredClone(iam) })
    snapshots.set(iam, pending)
  }
  return iam
}
