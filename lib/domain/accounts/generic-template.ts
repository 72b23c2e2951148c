import { accountTemplate } from './template.ts'

/**
 * The template for every account alike: what differs from one to the next is a parameter without a default. One
 * file in S3 for quick-create pages, or for a StackSet with the parameters of each account as overrides.
 */
export function genericTemplate(): ReturnType<typeof accountTemplate> {
  const template = accountTemplate({ externalId: '', brokerArn: '', eventEndpoint: '' })
  const { ExternalId, BrokerPrincipal, EventEndpoint } = template.Parameters
  for (const parameter of [ExternalId, BrokerPrincipal, EventEndpoint])
    delete (parameter as { Default?: string }).Default
  return template
}
