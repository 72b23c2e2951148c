import * as iam from '@aws-sdk/client-iam'
import { CreateHyperParameterTuningJobCommand } from '@aws-sdk/client-sagemaker'
import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReceiver } from '#lib/sandbox/aws/events/test-receiver.ts'
import { at, type Json } from '#lib/sandbox/aws/json.ts'
import {
  ACCOUNT,
  administrator,
  openWorld,
  tuningRequest,
  type TestWorld,
} from '#lib/sandbox/aws/test-world.ts'

let world: TestWorld

beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** The query protocol by hand; an administrator's signature is not checked. */
async function ask(
  Action: string,
  parameters: Record<string, string>,
): Promise<{ status: number; tree: Json }> {
  const scope = `${ACCOUNT}/20260301/us-east-1/cloudformation/aws4_request`
  const response = await fetch(world.endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00` },
    body: new URLSearchParams({ Action, Version: '2010-05-15', ...parameters }),
  })
  const tree = new XMLParser({ parseTagValue: false }).parse(await response.text()) as Json
  return { status: response.status, tree }
}

const TEMPLATE = `
Parameters:
  ExternalId: { Type: String, AllowedPattern: '[a-z0-9-]{3,}' }
  Hook: { Type: String, Default: 'http://127.0.0.1:9/hook' }
  WithGroup: { Type: String, Default: 'yes', AllowedValues: ['yes', 'no'] }
Conditions:
  HasGroup: !Equals [!Ref WithGroup, 'yes']
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Condition: HasGroup
    Properties:
      Groups: [!Ref Group]
      PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: 'iam:List*', Resource: '*' }] }
  Group:
    Type: AWS::IAM::Group
    Condition: HasGroup
    Properties: { GroupName: Safeguard, Path: /portal/ }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Join ['-', [portal, reader]]
      MaxSessionDuration: 3600
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::999988887777:root' }
            Action: sts:AssumeRole
            Condition: { StringEquals: { sts:ExternalId: !Ref ExternalId } }
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: [iam:ListUsers, !If [HasGroup, iam:GetGroup, !Ref AWS::NoValue]]
                Resource: !Sub 'arn:aws:iam::\${AWS::AccountId}:group/*'
  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: data-bucket } }
  Invoker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - { Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: invoke
          PolicyDocument:
            Version: 2012-10-17
            Statement: [{ Effect: Allow, Action: events:InvokeApiDestination, Resource: !GetAtt Portal.Arn }]
  Key:
    Type: AWS::Events::Connection
    Properties:
      Name: portal-key
      AuthorizationType: API_KEY
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: x-portal-key, ApiKeyValue: s3cret } }
  Portal:
    Type: AWS::Events::ApiDestination
    Properties:
      Name: portal
      ConnectionArn: !GetAtt Key.Arn
      InvocationEndpoint: !Ref Hook
      HttpMethod: POST
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: watch
      State: ENABLED
      EventPattern: { source: [aws.sagemaker], detail-type: [{ prefix: SageMaker }] }
      Targets: [{ Id: portal, Arn: !GetAtt Portal.Arn, RoleArn: !GetAtt Invoker.Arn }]
Outputs:
  RuleArn: { Value: !GetAtt Rule.Arn }
  RuleName: { Value: !Ref Rule }
  ReaderArn: { Value: !GetAtt Reader.Arn }
  GroupArn: { Condition: HasGroup, Value: !GetAtt Group.Arn }
`
const CAPABLE = { 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM' }
const parameter = (number: number, key: string, value: string) => ({
  [`Parameters.member.${number}.ParameterKey`]: key,
  [`Parameters.member.${number}.ParameterValue`]: value,
})
const GIVEN = {
  StackName: 'portal',
  TemplateBody: TEMPLATE,
  ...CAPABLE,
  ...parameter(1, 'ExternalId', 'abc-1'),
}

async function stack(): Promise<Json> {
  const { tree } = await ask('DescribeStacks', { StackName: 'portal' })
  return at(tree, 'DescribeStacksResponse.DescribeStacksResult.Stacks.member') ?? null
}

test('a stack makes its roles, groups, policies and buckets, and takes them away again', async () => {
  expect((await ask('CreateStack', { ...GIVEN, 'Capabilities.member.1': 'CAPABILITY_IAM' })).status).toBe(400)
  expect((await ask('CreateStack', { StackName: 'portal', TemplateBody: TEMPLATE, ...CAPABLE })).status).toBe(
    400,
  )
  expect((await ask('CreateStack', GIVEN)).status).toBe(200)
  expect(await stack()).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: {
      member: [
        { OutputKey: 'RuleArn', OutputValue: `arn:aws:events:us-east-1:${ACCOUNT}:rule/watch` },
        { OutputKey: 'RuleName', OutputValue: 'watch' },
        { OutputKey: 'ReaderArn', OutputValue: `arn:aws:iam::${ACCOUNT}:role/portal-reader` },
        { OutputKey: 'GroupArn', OutputValue: `arn:aws:iam::${ACCOUNT}:group/portal/Safeguard` },
      ],
    },
  })
  const targets = await world.wire('events', 'AWSEvents.ListTargetsByRule', { Rule: 'watch' })
  expect(targets.answer['Targets']).toMatchObject([
    { Id: 'portal', RoleArn: expect.stringContaining(`:iam::${ACCOUNT}:role/`) as string },
  ])
  const client = world.iam(administrator(ACCOUNT))
  const role = await client.send(new iam.GetRoleCommand({ RoleName: 'portal-reader' }))
  expect(JSON.parse(decodeURIComponent(role.Role?.AssumeRolePolicyDocument ?? ''))).toMatchObject({
    Version: '2012-10-17',
    Statement: [{ Condition: { StringEquals: { 'sts:ExternalId': 'abc-1' } } }],
  })
  const attached = await client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName: 'Safeguard' }))
  expect(attached.AttachedPolicies).toHaveLength(1)

  const changed = { ...GIVEN, ...parameter(1, 'ExternalId', 'abc-2'), ...parameter(2, 'WithGroup', 'no') }
  expect((await ask('UpdateStack', changed)).status).toBe(200)
  expect(await stack()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' })
  await expect(client.send(new iam.GetGroupCommand({ GroupName: 'Safeguard' }))).rejects.toThrow(
    'cannot be found',
  )
  const updated = await client.send(new iam.GetRoleCommand({ RoleName: 'portal-reader' }))
  expect(updated.Role?.RoleId).toBe(role.Role?.RoleId)
  expect(decodeURIComponent(updated.Role?.AssumeRolePolicyDocument ?? '')).toContain('abc-2')

  await ask('DeleteStack', { StackName: 'portal' })
  expect((await ask('DescribeStacks', { StackName: 'portal' })).status).toBe(400)
  expect((await client.send(new iam.ListRolesCommand({}))).Roles).toEqual([])
  expect((await world.wire('events', 'AWSEvents.ListRules', {})).answer['Rules']).toEqual([])
})

test('the rule of a stack calls the portal', async () => {
  const receiver = await openReceiver()
  await ask('CreateStack', { ...GIVEN, ...parameter(2, 'Hook', receiver.url) })
  await world
    .sagemaker(administrator(ACCOUNT))
    .send(new CreateHyperParameterTuningJobCommand(tuningRequest('risk')))
  const [first] = await receiver.until(1)
  expect(first?.headers['x-portal-key']).toBe('s3cret')
  expect(at(first?.event, 'detail.HyperParameterTuningJobName')).toBe('risk')
  await receiver.close()
})

test('a resource type it does not know rolls the stack back and says why', async () => {
  const TemplateBody = JSON.stringify({
    Resources: {
      Role: { Type: 'AWS::IAM::Group', Properties: {} },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
  })
  await ask('CreateStack', { StackName: 'portal', TemplateBody, ...CAPABLE })
  const failed = await stack()
  expect(failed).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' })
  expect(at(failed, 'StackStatusReason')).toContain('AWS::SQS::Queue')
  const groups = await world.iam(administrator(ACCOUNT)).send(new iam.ListGroupsCommand({}))
  expect(groups.Groups).toEqual([])
})
