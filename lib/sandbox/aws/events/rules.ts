import { limitExceeded, notFound } from '#lib/sandbox/aws/events/errors.ts'
import { parsePattern } from '#lib/sandbox/aws/events/pattern.ts'
import { eventsOf, type EventRule, type Target } from '#lib/sandbox/aws/events/records.ts'
import {
  checkName,
  integerIn,
  optionalText,
  requireName,
  requireText,
  tagsOf,
  validationException,
} from '#lib/sandbox/aws/input.ts'
import { asList, isObject, type JsonObject } from '#lib/sandbox/aws/json.ts'
import { page } from '#lib/sandbox/aws/paging.ts'
import { requestTagContext } from '#lib/sandbox/aws/policy/context.ts'
import type { Call, Operation } from '#lib/sandbox/aws/service.ts'

const NAME = { pattern: '[\\.\\-_A-Za-z0-9]+', min: 1, max: 64 }
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const TARGETS_PER_RULE = 5

function ruleArn(call: Call, name: string): string {
  return `arn:aws:events:${call.region}:${call.caller.accountId}:rule/${name}`
}

/** Only the default bus is there: AWS services send to no other. */
function checkBus(call: Call): void {
  const bus = optionalText(call.input, 'EventBusName') ?? 'default'
  const isDefault = bus === 'default' || bus.endsWith(':event-bus/default')
  if (!isDefault) throw notFound(`Event bus ${bus} does not exist.`)
}

function ruleNamed(call: Call, field: 'Name' | 'Rule'): EventRule {
  checkBus(call)
  const name = requireText(call.input, field, validationException)
  const rule = eventsOf(call).rules[name]
  if (!rule) throw notFound(`Rule ${name} does not exist on EventBus default.`)
  return rule
}

/** Overwrites a rule of the same name and leaves its targets.
 *  https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
function putRule(call: Call) {
  checkBus(call)
  const { input } = call
  const name = requireName(input, 'Name', NAME, validationException)
  const pattern = optionalText(input, 'EventPattern')
  const schedule = optionalText(input, 'ScheduleExpression')
  if (pattern === undefined && schedule === undefined) {
    throw validationException('Parameter(s) EventPattern or ScheduleExpression must be specified.')
  }
  if (pattern !== undefined) parsePattern(pattern)
  const state = optionalText(input, 'State') ?? 'ENABLED'
  if (!['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'].includes(state)) {
    throw validationException(`Value '${state}' at 'state' is not a rule state`)
  }
  const { rules } = eventsOf(call)
  const existing = rules[name]
  const rule: EventRule = {
    name,
    arn: ruleArn(call, name),
    description: optionalText(input, 'Description'),
    ...{ pattern, schedule },
    isEnabled: state !== 'DISABLED',
    roleArn: optionalText(input, 'RoleArn'),
    tags: existing?.tags ?? tagsOf(input['Tags']),
    targets: existing?.targets ?? [],
  }
  rules[name] = rule
  return { RuleArn: rule.arn }
}

function ruleView(rule: EventRule) {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.pattern,
    ScheduleExpression: rule.schedule,
    State: rule.isEnabled ? 'ENABLED' : 'DISABLED',
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: 'default',
  }
}

function listRules(call: Call) {
  checkBus(call)
  const prefix = optionalText(call.input, 'NamePrefix') ?? ''
  const rules = Object.values(eventsOf(call).rules)
    .filter((rule) => rule.name.startsWith(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const { items, next } = pageOf(call, prefix, rules, (rule) => rule.name)
  return { Rules: items.map(ruleView), NextToken: next }
}

function pageOf<T>(call: Call, listing: string, items: T[], idOf: (item: T) => string) {
  return page({
    listing: `events ${call.action} ${call.caller.accountId} ${call.region} ${listing}`,
    ...{ items, idOf, mayBeEmpty: true, shortPages: call.settings.shortPages },
    size: integerIn(call.input, 'Limit', { min: 1, max: 100, fallback: 100 }, validationException),
    token: optionalText(call.input, 'NextToken'),
    invalidToken: () => validationException('The token is not valid.'),
  })
}

/** Deleting what is not there succeeds. */
function deleteRule(call: Call) {
  checkBus(call)
  const name = requireText(call.input, 'Name', validationException)
  const { rules } = eventsOf(call)
  if ((rules[name]?.targets.length ?? 0) > 0) {
    throw validationException("Rule can't be deleted since it has targets.")
  }
  delete rules[name]
  return {}
}

function switchRule(isEnabled: boolean): Operation['handle'] {
  return (call) => {
    ruleNamed(call, 'Name').isEnabled = isEnabled
    return {}
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
function putTargets(call: Call) {
  const rule = ruleNamed(call, 'Rule')
  const given = asList(call.input['Targets']).filter(isObject).map(readTarget)
  if (given.length === 0) throw validationException('Parameter Targets must not be empty.')
  const kept = rule.targets.filter((target) => !given.some((each) => each.id === target.id))
  if (kept.length + given.length > TARGETS_PER_RULE) {
    throw limitExceeded('The requested resource exceeds the maximum number allowed.')
  }
  rule.targets = [...kept, ...given]
  return { FailedEntryCount: 0, FailedEntries: [] }
}

function readTarget(given: JsonObject): Target {
  const id = requireText(given, 'Id', validationException)
  checkName('id', id, NAME, validationException)
  const arn = requireText(given, 'Arn', validationException)
  const roleArn = optionalText(given, 'RoleArn')
  if (arn.includes(':api-destination/') && roleArn === undefined) {
    throw validationException(`RoleArn is required for target ${arn}.`)
  }
  return { id, arn, roleArn, given }
}

function listTargets(call: Call) {
  const rule = ruleNamed(call, 'Rule')
  const { items, next } = pageOf(call, rule.name, rule.targets, (target) => target.id)
  return { Targets: items.map((target) => target.given), NextToken: next }
}

function removeTargets(call: Call) {
  const rule = ruleNamed(call, 'Rule')
  const ids = asList(call.input['Ids']).map(String)
  rule.targets = rule.targets.filter((target) => !ids.includes(target.id))
  return { FailedEntryCount: 0, FailedEntries: [] }
}

const onRule = (name: string, field: 'Name' | 'Rule', handle: Operation['handle']): [string, Operation] => [
  name,
  {
    permission: `events:${name}`,
    resource: (call) => ruleArn(call, optionalText(call.input, field) ?? ''),
    context: (call) => requestTagContext(tagsOf(call.input['Tags'])),
    handle,
  },
]

export const ruleOperations: Record<string, Operation> = {
  ...Object.fromEntries([
    onRule('PutRule', 'Name', putRule),
    onRule('DescribeRule', 'Name', (call) => ruleView(ruleNamed(call, 'Name'))),
    onRule('DeleteRule', 'Name', deleteRule),
    onRule('EnableRule', 'Name', switchRule(true)),
    onRule('DisableRule', 'Name', switchRule(false)),
    onRule('PutTargets', 'Rule', putTargets),
    onRule('ListTargetsByRule', 'Rule', listTargets),
    onRule('RemoveTargets', 'Rule', removeTargets),
  ]),
  ListRules: { permission: 'events:ListRules', resource: () => '*', handle: listRules },
}
