import { describe, expect, it } from 'vitest'
import { rolePurposes } from './proof.ts'
import { roleArn, roleNames } from './roles.ts'
import {
  accountTemplate,
  eventKeyHeader,
  grantedActions,
  templateChanges,
  templateVersion,
} from './template.ts'

const broker = 'arn:aws:iam::999999999999:role/broker'
const endpoint = 'https://portal.acme.health/api/events/aws/1'
const made = () => accountTemplate({ externalId: 'external-1', brokerArn: broker, eventEndpoint: endpoint })

interface Resource {
  Type: string
  Condition?: string
  Properties: Record<string, unknown>
}
const resourcesOf = (template: ReturnType<typeof made>) =>
  template.Resources as unknown as Record<string, Resource>
const roles = { read: 'ReadRole', remediate: 'RemediateRole', membership: 'MembershipRole' } as const
const switches = {
  ...{ WithRead: 'GrantRead', WithRemediate: 'GrantRemediate' },
  ...{ WithMembership: 'GrantMembership', WithGroup: 'CreateGroup' },
  WithSearch: 'GrantSearch',
}

/** Every object below a value that has a member of this name, with what it holds. */
function held(value: unknown, member: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const entries: [string, unknown][] = Object.entries(value)
  const own = entries.flatMap(([key, inner]) => (key === member ? [inner] : []))
  return [...own, ...entries.flatMap(([, inner]) => held(inner, member))]
}

describe('the template', () => {
  it('says which it is, and what each version added', () => {
    const template = made()
    expect(template.AWSTemplateFormatVersion).toBe('2010-09-09')
    expect(template.Metadata).toEqual({ TemplateVersion: templateVersion })
    expect(template.Description).toContain(`version ${templateVersion}`)
    expect(Object.keys(templateChanges).map(Number)).toEqual(
      Array.from({ length: templateVersion }, (_, index) => index + 1),
    )
  })

  it('asks for nothing that it does not say, and names nothing that is not there', () => {
    const template = made()
    const resources = resourcesOf(template)
    const pseudo = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::NoValue']
    const known = [...Object.keys(template.Parameters), ...pseudo]
    for (const name of held(template, 'Ref')) expect(known).toContain(name)
    for (const entry of held(template, 'Fn::GetAtt')) {
      expect(Object.keys(resources)).toContain((entry as string[])[0])
      expect((entry as string[])[1]).toBe('Arn')
    }
    for (const { Condition } of Object.values(resources))
      expect(Object.keys(template.Conditions)).toContain(Condition)
    for (const { Description, Type } of Object.values(template.Parameters)) {
      expect(Description).toMatch(/\w.+\.$/)
      expect(Type).toBe('String')
    }
  })

  it('is filled in for the account, and keeps the key out of sight', () => {
    const { ExternalId, BrokerPrincipal, EventEndpoint, EventKey } = made().Parameters
    expect([ExternalId.Default, BrokerPrincipal.Default, EventEndpoint.Default]).toEqual([
      ...['external-1', broker, endpoint],
    ])
    expect(EventKey).toMatchObject({ Default: '', NoEcho: true })
  })

  it('leaves out what the customer says no to, and makes all of it otherwise', () => {
    const template = made()
    for (const [condition, parameter] of Object.entries(switches)) {
      expect(template.Parameters[parameter as 'GrantRead']).toMatchObject({
        ...{ Default: 'yes', AllowedValues: ['yes', 'no'] },
      })
      expect(template.Conditions[condition as 'WithRead']).toEqual({
        'Fn::Equals': [{ Ref: parameter }, 'yes'],
      })
    }
    expect(template.Conditions.WithEvents).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'EventKey' }, ''] }],
    })
    expect(
      Object.entries(resourcesOf(template)).map(([id, { Type, Condition }]) => [id, Type, Condition]),
    ).toEqual([
      ['ReadRole', 'AWS::IAM::Role', 'WithRead'],
      ['RemediateRole', 'AWS::IAM::Role', 'WithRemediate'],
      ['MembershipRole', 'AWS::IAM::Role', 'WithMembership'],
      ['EventConnection', 'AWS::Events::Connection', 'WithEvents'],
      ['EventDestination', 'AWS::Events::ApiDestination', 'WithEvents'],
      ['EventRole', 'AWS::IAM::Role', 'WithEvents'],
      ['JobStateRule', 'AWS::Events::Rule', 'WithEvents'],
      ['CreateCallRule', 'AWS::Events::Rule', 'WithEvents'],
      ['SafeguardGroup', expect.stringMatching(/^AWS::IAM::/), 'WithGroup'],
    ])
  })
})

describe.each(rolePurposes)('the %s role', (purpose) => {
  const propertiesOfRole = () => resourcesOf(made())[roles[purpose]]?.Properties ?? {}

  it('lets our broker in alone, with the ExternalId and a source identity', () => {
    const principal = { AWS: { Ref: 'BrokerPrincipal' } }
    expect(propertiesOfRole().AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          ...{ Sid: 'Assume', Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
          Condition: {
            StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
            StringLike: { 'sts:SourceIdentity': '*' },
          },
        },
        {
          ...{ Sid: 'Attribution', Effect: 'Allow', Principal: principal },
          Action: ['sts:SetSourceIdentity', 'sts:TagSession'],
        },
      ],
    })
  })

  it('may do what is granted, on the account’s own resources, and no more', () => {
    const Properties = propertiesOfRole()
    expect(Properties).toMatchObject({ RoleName: roleNames[purpose], MaxSessionDuration: 3600 })
    expect(Properties.Description).toContain(purpose)
    expect(Properties.Policies).toEqual([
      {
        PolicyName: 'safeguards',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: grantedActions[purpose].map(({ sid, actions, resource, parameter, condition }) => {
            const statement = {
              ...{ Sid: sid, Effect: 'Allow', Action: actions },
              Resource: resource === '*' ? '*' : { 'Fn::Sub': resource },
              ...(condition && { Condition: condition }),
            }
            // What can be left out hangs on the parameter that leaves it out.
            return parameter === undefined
              ? statement
              : { 'Fn::If': ['WithSearch', statement, { Ref: 'AWS::NoValue' }] }
          }),
        },
      },
    ])
    for (const { actions } of grantedActions[purpose])
      for (const action of actions) expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z0-9]+$/)
  })

  it('is told of where it is made', () => {
    const template = made()
    expect(template.Outputs[`${roles[purpose]}Arn`]).toEqual({
      Condition: resourcesOf(template)[roles[purpose]]?.Condition,
      Value: { 'Fn::GetAtt': [roles[purpose], 'Arn'] },
    })
    expect(roleArn({ partition: 'aws-us-gov', awsAccountId: '111122223333' }, purpose)).toBe(
      `arn:aws-us-gov:iam::111122223333:role/cleardata-safeguards-${purpose}`,
    )
  })
})

describe('the way of events', () => {
  const propertiesOf = (id: string) => resourcesOf(made())[id]?.Properties ?? {}

  it('carries the account’s key in the header that the portal reads', () => {
    expect(propertiesOf('EventConnection')).toEqual({
      AuthorizationType: 'API_KEY',
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyName: eventKeyHeader, ApiKeyValue: { Ref: 'EventKey' } },
      },
    })
    expect(propertiesOf('EventDestination')).toEqual({
      ConnectionArn: { 'Fn::GetAtt': ['EventConnection', 'Arn'] },
      HttpMethod: 'POST',
      InvocationEndpoint: { Ref: 'EventEndpoint' },
      InvocationRateLimitPerSecond: 300,
    })
  })

  it('goes through a role that EventBridge alone assumes, and that calls the portal and nothing else', () => {
    expect(held(propertiesOf('EventRole'), 'Statement')).toEqual([
      [
        {
          ...{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: {
              'aws:SourceArn': { 'Fn::Sub': 'arn:${AWS::Partition}:events:*:${AWS::AccountId}:rule/*' },
            },
          },
        },
      ],
      [
        {
          ...{ Effect: 'Allow', Action: 'events:InvokeApiDestination' },
          Resource: { 'Fn::GetAtt': ['EventDestination', 'Arn'] },
        },
      ],
    ])
    expect(held(propertiesOf('EventRole'), 'Version')).toEqual(['2012-10-17', '2012-10-17'])
    expect(held(propertiesOf('EventRole'), 'PolicyName')).toEqual(['call-portal'])
    expect(propertiesOf('EventRole').Description).toMatch(/EventBridge/)
  })

  it('takes the states of tuning jobs and the calls that create them, and tries again for an hour', () => {
    const target = {
      Id: 'portal',
      Arn: { 'Fn::GetAtt': ['EventDestination', 'Arn'] },
      RoleArn: { 'Fn::GetAtt': ['EventRole', 'Arn'] },
      RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 30 },
    }
    expect(propertiesOf('JobStateRule')).toEqual({
      ...{ Description: 'Tuning jobs that start or change', State: 'ENABLED', Targets: [target] },
      EventPattern: {
        source: ['aws.sagemaker'],
        'detail-type': ['SageMaker HyperParameter Tuning Job State Change'],
      },
    })
    expect(propertiesOf('CreateCallRule')).toEqual({
      ...{ Description: 'Who created a tuning job', State: 'ENABLED', Targets: [target] },
      EventPattern: {
        source: ['aws.sagemaker'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { eventSource: ['sagemaker.amazonaws.com'], eventName: ['CreateHyperParameterTuningJob'] },
      },
    })
  })
})
