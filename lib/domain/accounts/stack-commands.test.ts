import { describe, expect, it } from 'vitest'
import { type Deployable, deployCommand, eventCommand, isDeployed } from './stack-commands.ts'
import { accountTemplate } from './template.ts'

const account: Deployable = {
  regions: ['eu-west-1', 'us-east-1'],
  provedAt: '2026-11-01T00:00:00Z',
  roles: [
    { purpose: 'read', state: 'granted', actions: [{ answer: 'allowed' }] },
    { purpose: 'remediate', state: 'granted', actions: [{ answer: 'allowed' }] },
    { purpose: 'membership', state: 'left_out', actions: [{ answer: 'untried' }] },
  ],
  template: { fileName: 'safeguards.json', provedVersion: 5 },
}
const untouched: Deployable = {
  ...account,
  provedAt: null,
  roles: account.roles.map((role) => ({ ...role, state: 'unclear' })),
}
const parametersOf = (command: string) =>
  Object.fromEntries(
    [...command.matchAll(/ParameterKey=(\w+),(?:ParameterValue=(\S+)|(UsePreviousValue=true))/g)].map(
      ([, name = '', value, previous]) => [name, value ?? previous],
    ),
  )

describe('the command that deploys the template', () => {
  it('makes the stack once, with the template’s own defaults', () => {
    expect(isDeployed(untouched)).toBe(false)
    expect(deployCommand(untouched)).toBe(
      [
        'aws cloudformation create-stack --region eu-west-1 \\',
        '  --stack-name cleardata-safeguards \\',
        '  --template-body file://safeguards.json \\',
        '  --capabilities CAPABILITY_NAMED_IAM',
      ].join('\n'),
    )
  })

  it('knows a stack by a proof, or by a role that lets somebody in', () => {
    expect(isDeployed(account)).toBe(true)
    const open = untouched.roles.map((role) => ({ ...role, state: 'open' as const }))
    expect(isDeployed({ provedAt: null, roles: open })).toBe(true)
    const granted = untouched.roles.map((role) => ({ ...role, state: 'granted' as const }))
    expect(isDeployed({ provedAt: null, roles: granted })).toBe(true)
  })

  it('updates it without changing what was granted, the group or the key', () => {
    const command = deployCommand(account)
    expect(command).toMatch(/^aws cloudformation update-stack --region eu-west-1 /)
    expect(parametersOf(command)).toEqual({
      ...{ GrantRemediate: 'yes', GrantMembership: 'no', GrantSearch: 'yes' },
      ...{ CreateGroup: 'UsePreviousValue=true', EventKey: 'UsePreviousValue=true' },
    })
    const [read, ...others] = account.roles
    const search = [
      { ...read, purpose: 'read', state: 'granted', actions: [{ answer: 'left_out' }] } as const,
    ]
    expect(parametersOf(deployCommand({ ...account, roles: [...search, ...others] })).GrantSearch).toBe('no')
  })

  it('keeps no parameter that the stack’s template does not know', () => {
    const at = (provedVersion: number | null) =>
      Object.keys(
        parametersOf(deployCommand({ ...account, template: { ...account.template, provedVersion } })),
      )
    const always = ['GrantRemediate', 'GrantMembership', 'GrantSearch']
    expect(at(2)).toEqual(always)
    expect(at(3)).toEqual([...always, 'EventKey'])
    expect(at(4)).toEqual([...always, 'CreateGroup', 'EventKey'])
    expect(at(null)).toEqual([...always, 'CreateGroup', 'EventKey'])
  })
})

describe('the command that connects events', () => {
  it('gives the stack its key and leaves what was granted', () => {
    const command = eventCommand(account, 'eu-west-1')
    expect(command).toMatch(/^aws cloudformation update-stack --region eu-west-1 /)
    expect(parametersOf(command)).toEqual({
      ...{ EventKey: '"$EVENT_KEY"', GrantRemediate: 'yes', GrantMembership: 'no', GrantSearch: 'yes' },
      CreateGroup: 'UsePreviousValue=true',
    })
  })

  it('makes a stack for events alone in every other region', () => {
    const command = eventCommand(account, 'us-east-1')
    expect(command).toMatch(/^aws cloudformation create-stack --region us-east-1 /)
    expect(parametersOf(command)).toEqual({
      ...{ EventKey: '"$EVENT_KEY"', GrantRead: 'no', GrantRemediate: 'no', GrantMembership: 'no' },
      ...{ GrantSearch: 'no', CreateGroup: 'no' },
    })
  })

  it('names parameters of the template and no others, and sets all that have a choice', () => {
    const template = accountTemplate({
      ...{ externalId: 'id', brokerArn: 'arn:aws:iam::1:role/r', eventEndpoint: 'https://portal.invalid/' },
    }) as unknown as { Parameters: Record<string, { AllowedValues?: string[] }> }
    const choices = Object.entries(template.Parameters).flatMap(([name, { AllowedValues }]) =>
      AllowedValues === undefined ? [] : [name],
    )
    const given = parametersOf(eventCommand(account, 'us-east-1'))
    expect(
      Object.keys(given)
        .filter((name) => name !== 'EventKey')
        .sort(),
    ).toEqual(choices.sort())
  })
})
