import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  connectAccount,
  makeCustomer,
  makePerson,
  nextAwsAccountId,
  setupContext,
} from '#lib/checks/test-contexts.ts'
import { accountsMatrix } from '#lib/checks/accounts-matrix.ts'
import { auditMatrix } from '#lib/checks/audit-matrix.ts'
import { checkMatrix } from '#lib/checks/check-matrix.ts'
import { customersMatrix } from '#lib/checks/customers-matrix.ts'
import { enforcementMatrix } from '#lib/checks/enforcement-matrix.ts'
import { eventsMatrix } from '#lib/checks/events-matrix.ts'
import { evidenceMatrix } from '#lib/checks/evidence-matrix.ts'
import { askFor, exclusionsMatrix } from '#lib/checks/exclusions-matrix.ts'
import { membersMatrix } from '#lib/checks/members-matrix.ts'
import { peopleMatrix, person } from '#lib/checks/people-matrix.ts'
import { raciMatrix } from '#lib/checks/raci-matrix.ts'
import { resourcesMatrix } from '#lib/checks/resources-matrix.ts'
import { retentionMatrix } from '#lib/checks/retention-matrix.ts'
import { rulesMatrix } from '#lib/checks/rules-matrix.ts'
import { scansMatrix } from '#lib/checks/scans-matrix.ts'
import { signInMatrix } from '#lib/checks/sign-in-matrix.ts'
import { terminationsMatrix } from '#lib/checks/terminations-matrix.ts'
import { tokensMatrix } from '#lib/checks/tokens-matrix.ts'
import { fleetMatrix, setFleetOwner } from '#lib/checks/fleet-matrix.ts'
import { groupMatrix, makeGroupTarget } from '#lib/checks/group-matrix.ts'
import { makeNoticeTarget, noticeMatrix } from '#lib/checks/notice-matrix.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { region, type Row, type Target } from '#lib/checks/verb-row.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import {
  canInCustomer,
  type CustomerRole,
  customerRoles,
  permissions,
  permissionsOfStaff,
} from '#lib/domain/permissions.ts'
import { draftAccount } from './accounts/draft-account.ts'
import { makeReport } from './evidence/make-report.ts'
import { type Ctx, type PersonActor, systemContext } from './context.ts'
import { ServiceError } from './errors.ts'
import { approveExclusion } from './exclusions/approve-exclusion.ts'
import { askForExclusion } from './exclusions/ask-for-exclusion.ts'
import { inviteMember } from './members/invite-member.ts'
import { addMember } from './people/add-member.ts'
import { sweepRegion } from './scans/sweep-region.ts'

/** Every verb. A file of lib/services that checks a permission and has no row in a `lib/checks/*-matrix.ts` fails the first test. */
const matrix: Record<string, Row> = {
  ...accountsMatrix,
  ...evidenceMatrix,
  ...auditMatrix,
  ...checkMatrix,
  ...customersMatrix,
  ...enforcementMatrix,
  ...terminationsMatrix,
  ...eventsMatrix,
  ...membersMatrix,
  ...peopleMatrix,
  ...tokensMatrix,
  ...exclusionsMatrix,
  ...raciMatrix,
  ...resourcesMatrix,
  ...scansMatrix,
  ...groupMatrix,
  ...signInMatrix,
  ...retentionMatrix,
  ...fleetMatrix,
  ...rulesMatrix,
  ...noticeMatrix,
}

async function answerOf(call: () => unknown): Promise<string> {
  try {
    await call()
    return 'allowed'
  } catch (error) {
    if (error instanceof ServiceError) return error.code
    throw error
  }
}

describe('every verb × role × customer', () => {
  let world: TestWorld
  let own: Target
  let foreign: Target

  async function makeTarget(): Promise<Target> {
    const { id: customerId, slug } = await makeCustomer()
    const { id: accountId, awsAccountId } = await connectAccount(world, customerId, { isArmed: true })
    const request = tuningJobRequest(awsAccountId, 'b', { name: 'job', instances: 2, isEncrypted: false })
    await world.sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', request)
    await sweepRegion(setupContext(customerId), { accountId, region })
    const id = async (table: string) =>
      (
        await world.owner.query<{ id: string }>(`select id from ${table} where customer_id = $1`, [
          customerId,
        ])
      ).rows[0]?.id ?? ''
    const member = async () =>
      (await addMember(setupContext(null), { ...person(), customerSlug: slug, role: 'viewer' })).personId
    const { rows: tokens } = await world.owner.query<{ id: string }>(
      `insert into api_token (customer_id, name, hint, token_hash, scopes, created_by, expires_at)
       values ($1, 'x', 'x', $2, '{read}', $1, now() + interval '1 day') returning id`,
      [customerId, randomUUID()],
    )
    const { id: spareAccountId } = await connectAccount(world, customerId)
    const { id: draftId } = await draftAccount(setupContext(customerId), {
      awsAccountId: nextAwsAccountId(),
      name: 'draft',
      regions: [region],
    })
    const target: Target = {
      ...{ requestId: '', exclusionId: '' },
      ...(await makeGroupTarget(world, customerId, { id: accountId, awsAccountId })),
      ...(await makeNoticeTarget(world.owner, customerId)),
      memberId: await member(),
      otherMemberId: await member(),
      invitationId: (
        await inviteMember(setupContext(customerId), { email: 'someone@customer.example', role: 'viewer' })
      ).id,
      tokenId: tokens[0]?.id ?? '',
      reportId: (await makeReport(setupContext(customerId), { from: '2026-01-01', to: '2026-12-31' })).id,
      spareAccountId,
      awsAccountId,
      hold: () =>
        world.owner.query(`update termination set state = 'held' where customer_id = $1`, [customerId]),
      draftId,
      customerId,
      slug,
      accountId,
      resourceId: await id('resource'),
      terminationId: await id('termination'),
      restate: (request, exclusion) => restate(target, request, exclusion),
    }
    const asked = await askForExclusion(await personIn(target, 'viewer'), askFor(accountId))
    await approveExclusion(await personIn(target, 'support'), { id: asked.id, reason: 'a test approves' })
    target.exclusionId = await id('exclusion')
    target.requestId = (await askForExclusion(await personIn(target, 'viewer'), askFor(accountId))).id
    return target
  }
  async function restate({ requestId, exclusionId }: Target, request: string, exclusion: string) {
    await world.owner.query(
      `update exclusion_request set state = $2::exclusion_request_state, decided_by = null, decider_name = null,
         lapses_at = now() + interval '1 day' where id = $1`,
      [requestId, request],
    )
    await world.owner.query('update exclusion set state = $2::exclusion_state where id = $1', [
      exclusionId,
      exclusion,
    ])
  }
  async function personIn(target: Target, role: CustomerRole): Promise<Ctx> {
    const { customerId, slug } = target
    const customer = { customerId, slug, name: slug }
    const actor = await makePerson(
      world.owner,
      role === 'support'
        ? {
            isStaff: true,
            entries: [{ ...customer, reason: 'test', endsAt: new Date(Date.now() + 3_600_000) }],
          }
        : { memberships: [{ ...customer, role }] },
    )
    return { actor, customerId, requestId: 'test' }
  }

  beforeAll(async () => {
    world = await openTestWorld()
    setFleetOwner(world.owner)
    await world.sandbox.control('settings', { stoppingMs: 50 })
    own = await makeTarget()
    foreign = await makeTarget()
  })
  afterAll(() => world.close())

  it('has a row for each verb', () => {
    const root = path.join(process.cwd(), 'lib/services')
    const verbs = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && file.includes(path.sep))
      .filter((file) =>
        /\brequire(Staff)?Permission(Anywhere)?\(ctx/.test(fs.readFileSync(path.join(root, file), 'utf8')),
      )
      .map((file) => file.replace(/\.ts$/, '').replaceAll(path.sep, '/'))
    expect(Object.keys(matrix).sort()).toEqual(verbs.sort())
  })

  for (const [name, row] of Object.entries(matrix)) {
    const { permission, scope, names, call } = row
    it(`${name}: signed out is told so`, async () => {
      const ctx = { actor: null, customerId: own.customerId, requestId: 'test' }
      expect(await answerOf(() => call(ctx, own))).toBe('unauthenticated')
    })
    it(`${name}: each role in its own customer`, async () => {
      for (const role of customerRoles) {
        const ctx = await personIn(own, role)
        const isStaffAllowed =
          scope === 'staff' && role === 'support' && permissionsOfStaff.includes(permission)
        const isAllowed =
          scope === 'inside' || scope === 'anywhere' ? canInCustomer(role, permission) : isStaffAllowed
        expect(await answerOf(() => call(ctx, own)), role).toBe(isAllowed ? 'allowed' : 'forbidden')
      }
    })
    const source = fs.readFileSync(path.join(process.cwd(), 'lib/services', `${name}.ts`), 'utf8')
    if (source.includes('requireRecentSignIn('))
      it(`${name}: asks for a fresh sign-in`, async () => {
        const allowed = customerRoles.filter((role) =>
          scope === 'inside' ? canInCustomer(role, permission) : role === 'support',
        )
        expect(allowed).not.toEqual([])
        for (const role of allowed) {
          const { actor, ...ctx } = await personIn(own, role)
          const stale = { ...(actor as PersonActor), authenticatedAt: new Date(Date.now() - 16 * 60_000) }
          expect(await answerOf(() => call({ ...ctx, actor: stale }, own)), role).toBe('step_up_required')
        }
      })
    it(`${name}: a job with every grant but this one is refused`, async () => {
      const others = permissions.filter((granted) => granted !== permission)
      const ctx = systemContext('test', others, own.customerId)
      expect(await answerOf(() => call(ctx, own))).toBe('forbidden')
    })
    it(`${name}: nobody in a customer that is not theirs, known or not`, async () => {
      if (scope !== 'inside') return expect(scope).not.toBe('inside')
      for (const role of customerRoles)
        for (const customerId of [foreign.customerId, randomUUID()]) {
          const ctx = { ...(await personIn(own, role)), customerId }
          expect(await answerOf(() => call(ctx, foreign)), role).toBe('not_found')
        }
    })
    it(`${name}: a foreign and an unknown id answer alike`, async () => {
      const unknown = {
        ...(Object.fromEntries(Object.keys(own).map((key) => [key, randomUUID()])) as unknown as Target),
        hold: () => Promise.resolve(),
        restate: own.restate,
      }
      const ctx = setupContext(own.customerId)
      const foreignAnswer = await answerOf(() => call(ctx, { ...foreign, slug: own.slug }))
      expect(foreignAnswer).toBe(await answerOf(() => call(ctx, { ...unknown, slug: own.slug })))
      if (names) expect(foreignAnswer).toBe('not_found')
    })
  }
})
