import { expect, it } from 'vitest'
import { genericTemplate } from './generic-template.ts'
import { accountTemplate } from './template.ts'

it('is the accounts’ template with nothing of an account in it', () => {
  const generic = genericTemplate()
  const own = accountTemplate({
    externalId: 'an-external-id',
    brokerArn: 'arn:aws:iam::123412341234:role/broker',
    eventEndpoint: 'https://portal.example/api/events/aws/1',
  })
  expect(generic.Resources).toEqual(own.Resources)
  const withoutDefault = Object.entries(generic.Parameters)
    .filter(([, parameter]) => !('Default' in parameter))
    .map(([name]) => name)
  expect(withoutDefault).toEqual(['ExternalId', 'BrokerPrincipal', 'EventEndpoint'])
  expect(JSON.stringify(own)).toMatch(/an-external-id|123412341234|portal\.example/)
  expect(JSON.stringify(generic)).not.toMatch(/an-external-id|123412341234|portal\.example/)
})

it('is small enough for CloudFormation to take from S3', () => {
  expect(Buffer.byteLength(JSON.stringify(genericTemplate()))).toBeLessThan(1_000_000)
})
