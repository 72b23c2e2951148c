import type { Provider } from '#lib/sandbox/aws/cloudformation/provider.ts'
import { optionalText } from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type Json, type JsonObject } from '#lib/sandbox/aws/json.ts'

/** A pattern is an object in a template, and text in the API. */
function ruleInput(name: string, properties: JsonObject): JsonObject {
  const pattern = properties['EventPattern']
  return {
    ...properties,
    Targets: undefined,
    Name: name,
    EventPattern: isObject(pattern) ? JSON.stringify(pattern) : pattern,
  }
}

const targetIds = (properties: JsonObject): Json[] =>
  asList(properties['Targets']).flatMap((target) => (isObject(target) ? [target['Id'] ?? ''] : []))

/** Ref is the name, GetAtt Arn the ARN.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
const rule: Provider = {
  create: ({ run, properties, generatedName }) => {
    const name = optionalText(properties, 'Name') ?? generatedName
    const { RuleArn } = run('events', 'PutRule', ruleInput(name, properties))
    const Targets = asList(properties['Targets'])
    if (Targets.length > 0) run('events', 'PutTargets', { Rule: name, Targets })
    return { physicalId: name, attributes: { Arn: String(RuleArn) } }
  },
  update: ({ run, properties }, made, before) => {
    const name = made.physicalId
    run('events', 'PutRule', ruleInput(name, properties))
    const kept = targetIds(properties)
    const Ids = targetIds(before).filter((id) => !kept.includes(id))
    if (Ids.length > 0) run('events', 'RemoveTargets', { Rule: name, Ids })
    const Targets = asList(properties['Targets'])
    if (Targets.length > 0) run('events', 'PutTargets', { Rule: name, Targets })
    return made
  },
  remove: (run, made, properties) => {
    const Ids = targetIds(properties)
    if (Ids.length > 0) run('events', 'RemoveTargets', { Rule: made.physicalId, Ids })
    run('events', 'DeleteRule', { Name: made.physicalId })
  },
}

/** The ARN without its unique end, as policies name it.
 *  https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
const forPolicy = (arn: string) => arn.replace(/\/[^/]+$/, '')

const connection: Provider = {
  create: ({ run, properties, generatedName }) => {
    const name = optionalText(properties, 'Name') ?? generatedName
    const { ConnectionArn } = run('events', 'CreateConnection', { ...properties, Name: name })
    const { SecretArn } = run('events', 'DescribeConnection', { Name: name })
    const arn = String(ConnectionArn)
    return {
      physicalId: name,
      attributes: { Arn: arn, ArnForPolicy: forPolicy(arn), SecretArn: String(SecretArn) },
    }
  },
  update: ({ run, properties }, made) => {
    run('events', 'UpdateConnection', { ...properties, Name: made.physicalId })
    return made
  },
  remove: (run, made) => {
    run('events', 'DeleteConnection', { Name: made.physicalId })
  },
}

const apiDestination: Provider = {
  create: ({ run, properties, generatedName }) => {
    const name = optionalText(properties, 'Name') ?? generatedName
    const { ApiDestinationArn } = run('events', 'CreateApiDestination', { ...properties, Name: name })
    const arn = String(ApiDestinationArn)
    return { physicalId: name, attributes: { Arn: arn, ArnForPolicy: forPolicy(arn) } }
  },
  update: ({ run, properties }, made) => {
    run('events', 'UpdateApiDestination', { ...properties, Name: made.physicalId })
    return made
  },
  remove: (run, made) => {
    run('events', 'DeleteApiDestination', { Name: made.physicalId })
  },
}

export const eventsProviders: Record<string, Provider> = {
  'AWS::Events::Rule': rule,
  'AWS::Events::Connection': connection,
  'AWS::Events::ApiDestination': apiDestination,
}
