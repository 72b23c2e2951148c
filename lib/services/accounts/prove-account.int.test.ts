import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, makeCustomer, nextAwsAccountId, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { heldCredentials } from '#lib/aws/session.ts'
import { deployTemplate } from '#lib/demo/world.ts'
import { recordCoverage } from '#lib/services/enforcement/record-coverage.ts'
import { sweepRegion } from '#lib/services/scans/sweep-region.ts'
import { disconnectAccount } from './disconnect-account.ts'
import { draftAccount } from './draft-account.ts'
import { armDueAccounts } from './arm-due-accounts.ts'
import { getAccount } from './get-account.ts'
import { getAccountTemplate } from './get-account-template.ts'
import { listAccountHistory } from './list-account-history.ts'
import { proveAccount } from './prove-account.ts'
import { setAccountMode } from './set-account-mode.ts'

describe('connecting an AWS account', () => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world.close())

  async function draft() {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const awsAccountId = nextAwsAccountId()
    const { id } = await draftAccount(ctx, { awsAccountId, name: 'new', regions: ['us-east-1'] })
    return { ctx, customerId, awsAccountId, id }
  }

  it('is not connected before the template is deployed, and says what to do', async () => {
    const { ctx, id } = await draft()
    const proved = await proveAccount(ctx, { id })
    expect(proved.status).toBe('pending')
    const failed = proved.proof?.probes.filter(({ isPassed }) => !isPassed) ?? []
    expect(failed.map(({ kind }) => kind)).toEqual([
      'right_external_id',
      'right_external_id',
      'right_external_id',
    ])
    expect(failed[0]?.advice).toContain('Deploy the template')
  })

  it('is connected once the three roles are assumed with the ExternalId and refuse without', async () => {
    const { ctx, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    const proved = await proveAccount(ctx, { id })
    expect(proved.status).toBe('connected')
    expect(proved.proof?.probes).toHaveLength(9)
    expect(proved.proof?.probes.every(({ isPassed }) => isPassed)).toBe(true)
    expect(proved.armsAt).not.toBeNull()
  })

  it('refuses a role that lets in anybody who leaves the ExternalId out', async () => {
    const { ctx, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await world.sandbox.query(awsAccountId, 'iam', 'UpdateAssumeRolePolicy', {
      RoleName: 'cleardata-safeguards-read',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::999988887777:user/portal-broker' },
            Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
          },
        ],
      }),
    })
    const proved = await proveAccount(ctx, { id })
    expect(proved.status).toBe('pending')
    const open = proved.proof?.probes.filter(({ isPassed }) => !isPassed)
    expect(open?.map(({ role, kind, got }) => [role, kind, got])).toEqual([
      ['read', 'no_external_id', 'assumed'],
      ['read', 'wrong_external_id', 'assumed'],
    ])
  })

  it('keeps one ExternalId for good, one per customer and account', async () => {
    const { ctx, customerId, id } = await draft()
    const { externalId } = await getAccount(ctx, { id })
    await expect(
      world.owner.query('update aws_account set external_id = gen_random_uuid() where customer_id = $1', [
        customerId,
      ]),
    ).rejects.toThrow(/cannot change/)
    expect((await getAccount(ctx, { id })).externalId).toBe(externalId)
    expect(
      (await getAccount((await draft()).ctx, { id }).catch((error: Error) => error)).constructor.name,
    ).toBe('ServiceError')
  })

  it('lets one customer draft what another has, and connect it only if it is theirs', async () => {
    const { id: first } = await makeCustomer()
    const { awsAccountId } = await connectAccount(world, first)
    const { id: second } = await makeCustomer()
    const ctx = setupContext(second)
    const { id } = await draftAccount(ctx, { awsAccountId, name: 'theirs', regions: ['us-east-1'] })
    expect((await proveAccount(ctx, { id })).status).toBe('pending')
  })

  it('arms by itself after a day of observing, unless support decided otherwise', async () => {
    const system = setupContext(null)
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const waits = await connectAccount(world, customerId)
    const decided = await connectAccount(world, customerId)
    await setAccountMode(ctx, { id: decided.id, mode: 'observing', reason: 'the customer asked for time' })
    await armDueAccounts(system)
    expect((await getAccount(ctx, { id: waits.id })).mode).toBe('observing')
    await world.owner.query(
      `update aws_account set arms_at = arms_at - interval '25 hours' where customer_id = $1`,
      [customerId],
    )
    await armDueAccounts(system)
    expect((await getAccount(ctx, { id: waits.id })).mode).toBe('armed')
    expect((await getAccount(ctx, { id: decided.id })).mode).toBe('observing')
  })

  it('cannot be armed before it is connected', async () => {
    const { ctx, id } = await draft()
    await expect(setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })).rejects.toThrow(/not connected/)
  })

  it('names each granted action that is missing, and stays connected', async () => {
    const { ctx, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await world.sandbox.query(awsAccountId, 'iam', 'PutRolePolicy', {
      RoleName: 'cleardata-safeguards-remediate',
      PolicyName: 'guardrail',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'sagemaker:StopHyperParameterTuningJob', Resource: '*' }],
      }),
    })
    const proved = await proveAccount(ctx, { id })
    expect(proved.status).toBe('connected')
    const missing = proved.roles.flatMap(({ actions }) =>
      actions.filter(({ answer }) => answer !== 'allowed' && answer !== 'untried'),
    )
    expect(missing.map(({ action, answer }) => [action, answer])).toEqual([
      ['sagemaker:StopHyperParameterTuningJob', 'denied'],
    ])
    expect(proved.template.provedVersion).toBeNull()
    await world.sandbox.query(awsAccountId, 'iam', 'DeleteRolePolicy', {
      RoleName: 'cleardata-safeguards-remediate',
      PolicyName: 'guardrail',
    })
    const again = await proveAccount(ctx, { id })
    expect(again.template.provedVersion).toBe(again.template.version)
    // Denied again: it no longer counts as being on that version.
    await world.sandbox.query(awsAccountId, 'iam', 'PutRolePolicy', {
      RoleName: 'cleardata-safeguards-read',
      PolicyName: 'guardrail',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'sagemaker:ListDomains', Resource: '*' }],
      }),
    })
    expect((await proveAccount(ctx, { id })).template.provedVersion).toBeNull()
  })

  it('leaves an account on the version it was proved with, whatever a newer one grants besides', async () => {
    const { ctx, customerId, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await world.sandbox.query(awsAccountId, 'iam', 'PutRolePolicy', {
      RoleName: 'cleardata-safeguards-read',
      PolicyName: 'guardrail',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'sagemaker:ListDomains', Resource: '*' }],
      }),
    })
    await world.owner.query('update aws_account set template_version = 4 where customer_id = $1', [
      customerId,
    ])
    expect((await proveAccount(ctx, { id })).template.provedVersion).toBe(4)
  })

  it('is of the portal’s own partition: roles trust no principal of another', async () => {
    const { id: customerId } = await makeCustomer()
    await expect(
      draftAccount(setupContext(customerId), {
        ...{ awsAccountId: nextAwsAccountId(), name: 'gov', partition: 'aws-us-gov' },
        regions: ['us-gov-west-1'],
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { partition: expect.stringContaining('aws') as string },
    })
  })

  it('connects with the remediate role left out, and then cannot be armed', async () => {
    const { ctx, awsAccountId, id } = await draft()
    const { template } = await getAccountTemplate(ctx, { id })
    const { GrantRemediate } = template.Parameters
    const parameters = { ...template.Parameters, GrantRemediate: { ...GrantRemediate, Default: 'no' } }
    await deployTemplate(world.sandbox, awsAccountId, { ...template, Parameters: parameters })
    const proved = await proveAccount(ctx, { id })
    expect(proved.status).toBe('connected')
    expect(proved.roles.map(({ state }) => state)).toEqual(['granted', 'left_out', 'granted'])
    expect(proved.armsAt).toBeNull()
    await expect(setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })).rejects.toThrow(/remediate role/)
  })

  it('puts an armed account that lost its remediate role back to observing, and tells of it once', async () => {
    const { ctx, customerId, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await proveAccount(ctx, { id })
    await setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })
    const role = { RoleName: 'cleardata-safeguards-remediate' }
    await world.sandbox.query(awsAccountId, 'iam', 'DeleteRolePolicy', { ...role, PolicyName: 'safeguards' })
    await world.sandbox.query(awsAccountId, 'iam', 'DeleteRole', role)
    const proved = await proveAccount(ctx, { id })
    expect(proved).toMatchObject({ status: 'connected', mode: 'observing', armedAt: null, armsAt: null })
    await proveAccount(ctx, { id })
    const told = await world.owner.query(
      `select audience::text, facts ->> 'roles' as roles from notice
        where customer_id = $1 and kind = 'account.lost' order by 1`,
      [customerId],
    )
    expect(told.rows).toEqual([
      { audience: 'people', roles: 'remediate' },
      { audience: 'support', roles: 'remediate' },
    ])
    const { rows } = await listAccountHistory(ctx, { id })
    expect(rows[0]).toMatchObject({ action: 'account.observe' })
    expect(rows[0]?.reason).toContain('remediate role no longer lets us in')
    // The region was never swept: an armed account would be late here.
    await recordCoverage(setupContext(null), { sweepSeconds: 60 })
    const covered = await world.owner.query(
      'select state from coverage where account_id = $1 and ended_at is null',
      [id],
    )
    expect(covered.rows).toEqual([{ state: 'observing' }])
  })

  it('becomes unsafe when a role opens up later, is told, and is safe again once mended', async () => {
    const { ctx, customerId, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await proveAccount(ctx, { id })
    const trust = (condition: object) =>
      world.sandbox.query(awsAccountId, 'iam', 'UpdateAssumeRolePolicy', {
        RoleName: 'cleardata-safeguards-membership',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::999988887777:user/portal-broker' },
              Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
              ...condition,
            },
          ],
        }),
      })
    await trust({})
    expect((await proveAccount(ctx, { id })).status).toBe('unsafe')
    const told = await world.owner.query(
      'select kind, audience::text from notice where customer_id = $1 order by 2',
      [customerId],
    )
    expect(told.rows).toEqual([
      { kind: 'account.unsafe', audience: 'people' },
      { kind: 'account.unsafe', audience: 'support' },
    ])
    const { externalId } = await getAccount(ctx, { id })
    await trust({ Condition: { StringEquals: { 'sts:ExternalId': externalId } } })
    expect((await proveAccount(ctx, { id })).status).toBe('connected')
  })

  it('stops being used once disconnected, and takes a new proof to come back', async () => {
    const { ctx, awsAccountId, id } = await draft()
    await deployTemplate(world.sandbox, awsAccountId, (await getAccountTemplate(ctx, { id })).template)
    await proveAccount(ctx, { id })
    await setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })
    await sweepRegion(ctx, { accountId: id, region: 'us-east-1' })
    expect(heldCredentials(awsAccountId)).toBeGreaterThan(0)
    const gone = await disconnectAccount(ctx, { id, reason: 'moved away' })
    expect(heldCredentials(awsAccountId)).toBe(0)
    expect(gone).toMatchObject({ status: 'disconnected', mode: 'observing', armsAt: null })
    const { rows } = await world.owner.query(
      `select audience::text from notice where kind = 'account.disconnected' and resource_id = $1 order by 1`,
      [id],
    )
    expect(rows).toEqual([{ audience: 'people' }, { audience: 'support' }])
    await expect(setAccountMode(ctx, { id, mode: 'armed', reason: 'test' })).rejects.toThrow(/not connected/)
    expect((await proveAccount(ctx, { id })).status).toBe('connected')
  })
})
