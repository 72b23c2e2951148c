import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, makePerson, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { groupName } from '#lib/domain/group/group.ts'
import type { Ctx } from '#lib/services/context.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { carryOutChange } from './carry-out-change.ts'
import { changeGroup } from './change-group.ts'
import { confirmChange } from './confirm-change.ts'
import { decideAccessRequest } from './decide-access-request.ts'
import { decideGroupChange } from './decide-group-change.ts'
import { doDueGroupWork } from './do-due-group-work.ts'
import { exportAccessReview } from './export-access-review.ts'
import { finishAccessReview } from './finish-access-review.ts'
import { getGroup } from './get-group.ts'
import { getPrevention } from './get-prevention.ts'
import { listOtherUsers } from './list-other-users.ts'
import { previewGroupChange } from './preview-group-change.ts'
import { readGroup } from './read-group.ts'
import { recordReviewItem } from './record-review-item.ts'
import { requestAccess } from './request-access.ts'
import { resolveDrift } from './resolve-drift.ts'
import { setGroupRules } from './set-group-rules.ts'
import { startAccessReview } from './start-access-review.ts'
import type { ChangeRow } from './views.ts'

const pace = { pollMs: 30, withinMs: 5000 }

describe('the group Safeguard-Sagemaker', () => {
  let world: TestWorld
  let ctx: Ctx
  let customerId: string
  let account: { id: string; awsAccountId: string }
  const ids = new Map<string, string>()

  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await world.sandbox.control('settings', { iamDelayMs: 0, shortPages: false })
    customerId = (await makeCustomer()).id
    ctx = setupContext(customerId)
    account = await connectAccount(world, customerId)
    for (const name of ['ana', 'ben', 'cleo']) await makeUser(name)
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'ana' })
    await read()
  })

  const iam = (action: string, parameters: Record<string, string>) =>
    world.sandbox.query(account.awsAccountId, 'iam', action, parameters)
  async function makeUser(name: string): Promise<string> {
    const xml = await iam('CreateUser', { UserName: name })
    const id = /<UserId>([^<]+)/.exec(xml)?.[1] ?? ''
    ids.set(name, id)
    return id
  }
  const idOf = (name: string) => ids.get(name) ?? ''
  const read = () => readGroup(ctx, { accountId: account.id })
  const view = () => getGroup(ctx, { id: account.id })
  async function membersInAws(): Promise<string[]> {
    const xml = await iam('GetGroup', { GroupName: groupName, MaxItems: '1000' })
    return [...xml.matchAll(/<UserName>([^<]+)/g)].map(([, name]) => name ?? '').sort()
  }
  async function carryOut(change: ChangeRow | undefined): Promise<string> {
    const changeId = change?.id ?? ''
    const state = await carryOutChange(ctx, { changeId })
    return state === 'sent' ? confirmChange(ctx, { changeId }, pace) : state
  }
  const change = async (given: { add?: string[]; remove?: string[]; endsAt?: string }, who = ctx) =>
    (
      await changeGroup(who, {
        ...{ id: account.id, reason: 'a test', ticket: 'T-1' },
        ...{ add: (given.add ?? []).map(idOf), remove: (given.remove ?? []).map(idOf) },
        ...(given.endsAt && { endsAt: given.endsAt }),
      })
    ).changes
  async function admin(): Promise<Ctx> {
    const membership = { customerId, slug: 'x', name: 'x', role: 'admin' as const }
    return {
      actor: await makePerson(world.owner, { memberships: [membership] }),
      customerId,
      requestId: 'test',
    }
  }
  async function trail(changeId: string): Promise<string[]> {
    const { rows } = await world.owner.query<{ action: string }>(
      'select action from audit_entry where customer_id = $1 and resource_id = $2 order by seq',
      [customerId, changeId],
    )
    return rows.map(({ action }) => action)
  }

  it('is not read by the hand of a person: they are refused before anything begins', async () => {
    const begun = () =>
      world.owner.query('select read_started_at from group_state where account_id = $1', [account.id])
    const { rows: before } = await begun()
    await expect(readGroup(await admin(), { accountId: account.id })).rejects.toThrow()
    expect((await begun()).rows).toEqual(before)
  })

  it('is made by the template, read with its policy, its members and the others', async () => {
    const group = await view()
    expect(group).toMatchObject({ exists: true, path: '/', isPolicyMissing: false, drift: [], userCount: 3 })
    expect(group.policies).toMatchObject([{ standing: 'as_made', kind: 'inline' }])
    expect(group.members).toMatchObject([
      {
        name: 'ana',
        standing: 'member',
        hasConsole: false,
        hasMfa: false,
        member: { source: 'before_portal' },
      },
    ])
    expect(group.members[0]?.marks).toContain('no_mfa')
    const { rows } = await listOtherUsers(ctx, { id: account.id })
    expect(rows.map(({ name }) => name)).toEqual(['ben', 'cleo'])
  })

  it('previews a change, carries it out for these users alone, and reads it back', async () => {
    const preview = await previewGroupChange(ctx, {
      id: account.id,
      add: [idOf('ben')],
      remove: [idOf('cleo')],
    })
    expect(preview.rows).toMatchObject([
      { userName: 'cleo', call: null, refusal: 'cleo is not a member.' },
      { userName: 'ben', call: `aws iam add-user-to-group --group-name ${groupName} --user-name ben` },
    ])
    expect(await membersInAws()).toEqual(['ana'])
    const changes = await change({ add: ['ben'], remove: ['ana'] })
    expect((await view()).members.map(({ name, standing }) => [name, standing])).toEqual([
      ...[
        ['ana', 'removing'],
        ['ben', 'adding'],
      ],
    ])
    for (const each of changes) expect(await carryOut(each)).toBe('confirmed')
    expect(await membersInAws()).toEqual(['ben'])
    expect(await trail(changes[0]?.id ?? '')).toEqual([
      ...['group.decide_change', 'group.send_change', 'group.accept_change', 'group.confirm_change'],
    ])
    const { calls } = await world.sandbox.control<{ calls: { action: string; sourceIdentity?: string }[] }>(
      'calls',
    )
    const written = calls.filter(
      ({ action }) => /Group$/.test(action) && /^(Add|Remove|Create|Put)/.test(action),
    )
    expect(
      written.filter(({ sourceIdentity }) => changes.some(({ id }) => id === sourceIdentity)),
    ).toHaveLength(2)
    expect((await view()).members).toMatchObject([
      { name: 'ben', member: { source: 'portal', ticket: 'T-1' } },
    ])
    await read()
    expect((await view()).drift).toEqual([])
  })

  it('waits for IAM to show what it accepted, and says so when it does not within the time', async () => {
    await world.sandbox.control('settings', { iamDelayMs: 1500 })
    const [added] = await change({ add: ['ben'] })
    expect(await carryOutChange(ctx, { changeId: added?.id ?? '' })).toBe('sent')
    expect(await confirmChange(ctx, { changeId: added?.id ?? '' }, { pollMs: 50, withinMs: 300 })).toBe(
      'unconfirmed',
    )
    expect((await view()).members.find(({ name }) => name === 'ben')?.standing).toBe('add_unconfirmed')
    await expect.poll(membersInAws, { timeout: 20_000 }).toEqual(['ana', 'ben'])
    await world.sandbox.control('settings', { iamDelayMs: 0 })
    await read()
    expect((await view()).changes[0]).toMatchObject({ state: 'confirmed' })
    await world.sandbox.control('settings', { iamDelayMs: 700 })
    const [removed] = await change({ remove: ['ben'] })
    expect(await carryOut(removed)).toBe('confirmed')
  })

  it('ends as the last audited decision says when admins disagree at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const [one, two] = [await admin(), await admin()]
      const both = await Promise.allSettled([
        change({ add: ['ben'] }, one),
        (async () => {
          const users = await changeGroup(two, { id: account.id, reason: 'a test', remove: [idOf('ben')] })
          return users.changes
        })(),
      ])
      const made = both.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
      const work = async (each: ChangeRow): Promise<void> => {
        for (let tries = 0; tries < 40; tries++) {
          const state = await carryOut(each).catch(() => 'again')
          if (state !== 'again' && state !== 'sent') return
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      // Carried out in either order, at once and again, as a queue may.
      await Promise.all([...made, ...made.toReversed()].map(work))
      const { rows } = await world.owner.query<{ action: string; userId: string }>(
        `select details->>'change' as action, details->>'userId' as "userId" from audit_entry
         where customer_id = $1 and action = 'group.decide_change' order by seq desc limit 1`,
        [customerId],
      )
      expect((await membersInAws()).includes('ben')).toBe(rows[0]?.action === 'add')
      const open = await world.owner.query(
        `select from group_change where customer_id = $1 and state in ('intended', 'sent')`,
        [customerId],
      )
      expect(open.rowCount).toBe(0)
    }
  })

  it('lets a newer decision take the place of one that hangs in AWS', async () => {
    const [adding] = await change({ add: ['ben'] })
    const fault = { service: 'iam', action: 'AddUserToGroup', accountId: account.awsAccountId }
    await world.sandbox.control('faults', { ...fault, kind: 'latency', latencyMs: 1500, times: 1 })
    const slow = carryOutChange(ctx, { changeId: adding?.id ?? '' })
    await expect.poll(async () => (await view()).changes[0]?.state, { timeout: 20_000 }).toBe('sent')
    const [removing] = await change({ remove: ['ben'] })
    await expect(carryOutChange(ctx, { changeId: removing?.id ?? '' })).rejects.toThrow(/under way/)
    expect(await slow).toBe('superseded')
    expect(await carryOut(removing)).toBe('confirmed')
    expect(await membersInAws()).toEqual(['ana'])
    expect(await trail(adding?.id ?? '')).toContain('group.supersede_change')
  })

  it('says which ten groups fill the quota, and asks AWS once', async () => {
    for (let number = 0; number < 10; number++) {
      await iam('CreateGroup', { GroupName: `team-${number}` })
      await iam('AddUserToGroup', { GroupName: `team-${number}`, UserName: 'ben' })
    }
    const { calls: before } = await world.sandbox.control<{ calls: { seq: number }[] }>('calls')
    const [added] = await change({ add: ['ben'] })
    expect(await carryOut(added)).toBe('refused')
    const problem = (await view()).changes[0]?.problem
    expect(problem).toMatchObject({ kind: 'limit_exceeded', action: 'iam:AddUserToGroup' })
    expect(problem?.message).toContain('team-0')
    expect(problem?.message).toContain('team-9')
    const { calls } = await world.sandbox.control<{ calls: { action: string }[] }>(
      `calls?since=${before.at(-1)?.seq ?? 0}`,
    )
    expect(calls.filter(({ action }) => action === 'AddUserToGroup')).toHaveLength(1)
  })

  it('never touches another user under the same name', async () => {
    const [added] = await change({ add: ['ben'] })
    await iam('DeleteUser', { UserName: 'ben' })
    await iam('CreateUser', { UserName: 'ben' })
    expect(await carryOut(added)).toBe('refused')
    expect((await view()).changes[0]?.problem).toMatchObject({ kind: 'user_recreated' })
    const [removed] = await change({ remove: ['ana'] })
    await iam('RemoveUserFromGroup', { GroupName: groupName, UserName: 'ana' })
    await iam('DeleteUser', { UserName: 'ana' })
    await iam('CreateUser', { UserName: 'ana' })
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'ana' })
    expect(await carryOut(removed)).toBe('confirmed')
    expect(await membersInAws()).toEqual(['ana'])
    await read()
    expect((await view()).drift).toMatchObject([{ name: 'ana', standing: 'added_outside' }])
  })

  it('says what to do when AWS refuses: denied by the role, the group gone, slow down', async () => {
    const policy = { RoleName: 'cleardata-safeguards-membership', PolicyName: 'guardrail' }
    const deny = { Effect: 'Deny', Action: 'iam:AddUserToGroup', Resource: '*' }
    await iam('PutRolePolicy', {
      ...policy,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }),
    })
    const [denied] = await change({ add: ['ben'] })
    expect(await carryOut(denied)).toBe('refused')
    expect((await view()).changes[0]?.problem?.message).toMatch(/may not call iam:AddUserToGroup/)
    await iam('DeleteRolePolicy', policy)
    const fault = { service: 'iam', action: 'AddUserToGroup', accountId: account.awsAccountId }
    await world.sandbox.control('faults', { ...fault, kind: 'throttle', times: 3 })
    const [slowed] = await change({ add: ['ben'] })
    await expect(carryOutChange(ctx, { changeId: slowed?.id ?? '' })).rejects.toThrow(/Throttling/)
    expect((await view()).changes[0]?.problem).toMatchObject({ kind: 'throttled' })
    expect(await carryOut(slowed)).toBe('confirmed')
    const [late] = await change({ add: ['cleo'] })
    for (const UserName of ['ana', 'ben'])
      await iam('RemoveUserFromGroup', { GroupName: groupName, UserName })
    await iam('DeleteGroupPolicy', { GroupName: groupName, PolicyName: 'safeguard-sagemaker-use' })
    await iam('DeleteGroup', { GroupName: groupName })
    expect(await carryOut(late)).toBe('refused')
    expect((await view()).changes[0]?.problem).toMatchObject({ kind: 'group_missing' })
    await read()
    expect((await view()).exists).toBe(false)
    await expect(change({ add: ['cleo'] })).rejects.toThrow(/does not exist/)
  })

  it('finds drift once, adopts it or undoes it', async () => {
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'ben' })
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'cleo' })
    await iam('RemoveUserFromGroup', { GroupName: groupName, UserName: 'ana' })
    expect(await read()).toMatchObject({ drift: 3 })
    await read()
    const notices = await world.owner.query(
      `select from notice where customer_id = $1 and kind = 'group.drifted'`,
      [customerId],
    )
    expect(notices.rowCount).toBe(1)
    const settle = (name: string, how: 'adopt' | 'undo') =>
      resolveDrift(ctx, { id: account.id, userId: idOf(name), how, reason: 'a test' })
    await settle('ben', 'adopt')
    await settle('cleo', 'undo')
    await settle('ana', 'undo')
    for (const each of (await view()).changes) await carryOut(each)
    expect(await membersInAws()).toEqual(['ana', 'ben'])
    await read()
    const group = await view()
    expect(group.drift).toEqual([])
    expect(group.members.find(({ name }) => name === 'ben')?.member?.source).toBe('adopted')
    await expect(settle('ben', 'undo')).rejects.toThrow(/not drift any more/)
  })

  it('says who changed the group outside, by CloudTrail’s word, and asks only about what is new', async () => {
    const asAdministrator = 'the root user'
    const lookUps = async () => {
      const { calls } = await world.sandbox.control<{ calls: { action: string; accountId: string }[] }>(
        'calls',
      )
      return calls.filter(
        ({ action, accountId }) => action === 'LookupEvents' && accountId === account.awsAccountId,
      ).length
    }
    const before = await lookUps()
    await carryOut((await change({ add: ['ben'] }))[0])
    await read()
    expect(await lookUps()).toBe(before)
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'cleo' })
    await iam('RemoveUserFromGroup', { GroupName: groupName, UserName: 'ana' })
    await read()
    expect((await view()).drift).toMatchObject([
      { name: 'ana', standing: 'removed_outside', driftAnswer: 'found', driftBy: asAdministrator },
      { name: 'cleo', standing: 'added_outside', driftAnswer: 'found', driftBy: asAdministrator },
    ])
    expect(Date.parse((await view()).drift[0]?.driftAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
    const asked = await lookUps()
    expect(asked).toBeGreaterThan(before)
    await read()
    expect(await lookUps()).toBe(asked)
    await iam('RemoveUserFromGroup', { GroupName: groupName, UserName: 'cleo' })
    await read()
    expect((await view()).drift).toMatchObject([{ name: 'ana' }])
  })

  it('says honestly that CloudTrail could not be asked, and that it has no record', async () => {
    const policy = { RoleName: 'cleardata-safeguards-membership', PolicyName: 'guardrail' }
    const deny = { Effect: 'Deny', Action: 'cloudtrail:LookupEvents', Resource: '*' }
    await iam('PutRolePolicy', {
      ...policy,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }),
    })
    await iam('AddUserToGroup', { GroupName: groupName, UserName: 'ben' })
    await read()
    const denied = await view()
    expect(denied.drift).toMatchObject([{ name: 'ben', driftAnswer: 'unreadable', driftBy: null }])
    expect(denied.problems.map(({ message }) => message).join()).toContain('cloudtrail:LookupEvents')
    await iam('DeleteRolePolicy', policy)
    // As if it had been done longer ago than CloudTrail is asked about.
    await world.owner.query(
      `update iam_user set drift_since = now() + interval '1 hour', drift_answer = 'waiting' where customer_id = $1 and name = 'ben'`,
      [customerId],
    )
    await read()
    expect((await view()).drift).toMatchObject([{ driftAnswer: 'waiting', driftBy: null }])
    await world.owner.query(
      `update iam_user set drift_told_at = now() - interval '2 hours' where customer_id = $1 and name = 'ben'`,
      [customerId],
    )
    await read()
    expect((await view()).drift).toMatchObject([{ driftAnswer: 'not_found', driftBy: null }])
  })

  it('says what the preventive policy would have denied, by the verdicts we gave', async () => {
    for (const [name, isEncrypted] of [
      ['plain', false],
      ['right', true],
    ] as const)
      await world.sandbox.sagemaker(
        account.awsAccountId,
        'us-east-1',
        'CreateHyperParameterTuningJob',
        tuningJobRequest(account.awsAccountId, 'b', { name, instances: 2, isEncrypted }),
      )
    await sweepRegion(ctx, { accountId: account.id, region: 'us-east-1' })
    const prevention = await getPrevention(ctx, { id: account.id })
    expect(prevention).toMatchObject({ deniedTotal: 1, unknown: 0, days: 30 })
    expect(prevention.denied).toMatchObject([{ name: 'plain', type: 'tuning-job', region: 'us-east-1' }])
    await world.owner.query(
      `update resource set creation_time = now() - interval '31 days' where customer_id = $1 and name = 'plain'`,
      [customerId],
    )
    expect((await getPrevention(ctx, { id: account.id })).deniedTotal).toBe(0)
  })

  it('asks a second admin where the customer wants one, and never the first', async () => {
    await setGroupRules(ctx, { id: account.id, requiresApproval: true, reviewEveryDays: 30 })
    const [first, second] = [await admin(), await admin()]
    const [waiting] = await change({ add: ['ben'] }, first)
    expect(waiting?.state).toBe('waiting')
    expect(await carryOut(waiting)).toBe('waiting')
    const setId = waiting?.setId ?? ''
    const decide = (who: Ctx, decision: 'approve' | 'withdraw') =>
      decideGroupChange(who, { id: account.id, setId, decision })
    await expect(decide(first, 'approve')).rejects.toThrow(/another admin/)
    await expect(change({ add: ['ben'] }, second)).rejects.toThrow(/waits for a second admin/)
    const { changes } = await decide(second, 'approve')
    expect(await carryOut(changes[0])).toBe('confirmed')
    await expect(decide(second, 'approve')).rejects.toThrow(/decided this already/)
    expect(await membersInAws()).toEqual(['ana', 'ben'])
  })

  it('lets a viewer ask and an admin decide', async () => {
    const membership = { customerId, slug: 'x', name: 'x', role: 'viewer' as const }
    const viewer: Ctx = {
      ...{
        actor: await makePerson(world.owner, { memberships: [membership] }),
        customerId,
        requestId: 'test',
      },
    }
    const asked = await requestAccess(viewer, { id: account.id, userId: idOf('cleo'), reason: 'to train' })
    const again = requestAccess(viewer, { id: account.id, userId: idOf('cleo'), reason: 'to train' })
    await expect(again).rejects.toThrow(/asked for cleo already/)
    const decision = { id: account.id, requestId: asked.id, decision: 'approved', reason: 'agreed' } as const
    await expect(decideAccessRequest(viewer, decision)).rejects.toThrow(/Only a customer admin/)
    await decideAccessRequest(await admin(), decision)
    const [change] = (await view()).changes
    expect(change).toMatchObject({ origin: 'request', userName: 'cleo', reason: 'to train' })
    expect(await carryOut(change)).toBe('confirmed')
  })

  it('ends a membership when its time comes, once', async () => {
    const endsAt = new Date(Date.now() + 1500).toISOString()
    const [added] = await change({ add: ['ben'], endsAt })
    await carryOut(added)
    expect((await view()).members.find(({ name }) => name === 'ben')?.marks).toContain('expiring')
    const schedule = setupContext(null)
    await doDueGroupWork(schedule, { readEverySeconds: 3600 })
    const warned = await world.owner.query(
      `select from notice where customer_id = $1 and kind = 'group.ending'`,
      [customerId],
    )
    expect(warned.rowCount).toBe(1)
    await expect
      .poll(async () => (await doDueGroupWork(schedule, { readEverySeconds: 3600 })).ended, {
        timeout: 30_000,
      })
      .toBe(1)
    expect((await doDueGroupWork(schedule, { readEverySeconds: 3600 })).ended).toBe(0)
    const [ended] = (await view()).changes
    expect(ended).toMatchObject({ origin: 'expiry', action: 'remove' })
    expect(await carryOut(ended)).toBe('confirmed')
    expect(await membersInAws()).toEqual(['ana'])
  })

  it('is reviewed: each member kept or removed with a reason, exported, and then fixed', async () => {
    await carryOut((await change({ add: ['ben'] }))[0])
    const { reviewId } = await startAccessReview(ctx, { id: account.id })
    await expect(startAccessReview(ctx, { id: account.id })).rejects.toThrow(/under way/)
    const review = { id: account.id, reviewId }
    await recordReviewItem(ctx, {
      ...review,
      userIds: [idOf('ana')],
      decision: 'kept',
      reason: 'trains weekly',
    })
    await expect(finishAccessReview(ctx, review)).rejects.toThrow(/One member is not decided/)
    await recordReviewItem(ctx, { ...review, userIds: [idOf('ben')], decision: 'removed', reason: '=left' })
    const finished = await finishAccessReview(ctx, review)
    expect(finished.finishedAt).not.toBe(null)
    expect(await carryOut((await view()).changes[0])).toBe('confirmed')
    expect(await membersInAws()).toEqual(['ana'])
    const { csv, fileName } = await exportAccessReview(ctx, review)
    expect(fileName).toMatch(/^access-review-\d{12}-/)
    expect(csv).toContain('ana,')
    expect(csv).toContain("Removed,'=left")
    expect(csv).toContain('confirmed')
    await expect(
      world.owner.query(`update access_review_item set reason = 'x' where review_id = $1`, [reviewId]),
    ).rejects.toThrow(/finished access review/)
  })

  it('keeps what it knew when a part cannot be read, and pages through many users', async () => {
    for (let number = 0; number < 30; number++) await makeUser(`extra-${number}`)
    await world.sandbox.control('settings', { shortPages: true })
    expect(await read()).toMatchObject({ users: 33, drift: 0, problems: 0 })
    const policy = { RoleName: 'cleardata-safeguards-membership', PolicyName: 'guardrail' }
    const deny = { Effect: 'Deny', Action: ['iam:GetGroup', 'iam:ListUsers'], Resource: '*' }
    await iam('PutRolePolicy', {
      ...policy,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }),
    })
    expect(await read()).toMatchObject({ exists: null, drift: 0 })
    const group = await view()
    expect(group.members.map(({ name }) => name)).toEqual(['ana'])
    expect(group.userCount).toBe(33)
    expect(group.problems.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['iam:GetGroup', 'iam:ListUsers']),
    )
  })
})
