import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCustomer, nextAwsAccountId, setupContext } from '#lib/checks/test-contexts.ts'
import { openTestWorld, type TestWorld } from '#lib/checks/test-world.ts'
import { deployTemplate } from '#lib/demo/world.ts'
import { genericTemplate } from '#lib/domain/accounts/generic-template.ts'
import { draftAccount } from './draft-account.ts'
import { getAccount } from './get-account.ts'
import { proveAccount } from './prove-account.ts'

/** One template for every account, with what the quick-create page fills in. */
describe('the template in S3', () => {
  let world: TestWorld
  beforeAll(async () => {
    process.env.TEMPLATE_URL = 'https://templates.s3.amazonaws.com/safeguards.json'
    world = await openTestWorld()
  })
  afterAll(async () => {
    delete process.env.TEMPLATE_URL
    await world.close()
  })

  async function draft() {
    const { id: customerId } = await makeCustomer()
    const ctx = setupContext(customerId)
    const awsAccountId = nextAwsAccountId()
    const { id } = await draftAccount(ctx, { awsAccountId, name: 'new', regions: ['us-east-1'] })
    const address = (await getAccount(ctx, { id })).template.url ?? ''
    const query = new URLSearchParams(address.split('?').at(-1))
    const parameters = Object.fromEntries(
      [...query].flatMap(([name, value]) => (name.startsWith('param_') ? [[name.slice(6), value]] : [])),
    )
    return { ctx, id, awsAccountId, parameters }
  }

  it('connects two accounts, as a StackSet does, each with its own parameters', async () => {
    const template = genericTemplate()
    const before = JSON.stringify(template)
    for (const account of [await draft(), await draft()]) {
      await deployTemplate(world.sandbox, account.awsAccountId, template, { parameters: account.parameters })
      const proved = await proveAccount(account.ctx, { id: account.id })
      expect(proved.status).toBe('connected')
      expect(proved.template.provedVersion).toBe(proved.template.version)
    }
    expect(JSON.stringify(template)).toBe(before)
  })

  it('connects no account with the parameters of another', async () => {
    const [one, other] = [await draft(), await draft()]
    await deployTemplate(world.sandbox, one.awsAccountId, genericTemplate(), { parameters: other.parameters })
    expect((await proveAccount(one.ctx, { id: one.id })).status).toBe('pending')
  })

  it('is refused by CloudFormation where a parameter is left out', async () => {
    const { awsAccountId, parameters } = await draft()
    expect(Object.keys(parameters).sort()).toEqual(['BrokerPrincipal', 'EventEndpoint', 'ExternalId'])
    for (const name of Object.keys(parameters)) {
      const { [name]: _left, ...rest } = parameters
      await expect(
        deployTemplate(world.sandbox, awsAccountId, genericTemplate(), { parameters: rest }),
        name,
      ).rejects.toThrow()
    }
  })
})
