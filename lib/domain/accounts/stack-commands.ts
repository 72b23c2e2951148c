import type { ActionProbe, RolePurpose, RoleState } from './proof.ts'
import { templateVersion } from './template.ts'

/** What of an account its commands are made of. */
export interface Deployable {
  regions: readonly string[]
  provedAt: string | null
  roles: readonly {
    purpose: RolePurpose
    state: RoleState
    actions: readonly { answer: ActionProbe['answer'] | 'untried' }[]
  }[]
  template: { fileName: string; provedVersion: number | null }
}

/** Whether the stack is there already: a role once let us in, so it is changed and not made again. */
export function isDeployed({ provedAt, roles }: Pick<Deployable, 'provedAt' | 'roles'>): boolean {
  return provedAt !== null || roles.some(({ state }) => state === 'granted' || state === 'open')
}

/** Parameters that the portal cannot see in an account, and the version of the template that brought each. */
const unseen = { CreateGroup: 4, EventKey: 3 } as const

/** "Keep what the stack has" for a parameter that its template knows; CloudFormation refuses it for another. */
function kept({ template }: Deployable, name: keyof typeof unseen): string[] {
  return (template.provedVersion ?? templateVersion) >= unseen[name]
    ? [`ParameterKey=${name},UsePreviousValue=true`]
    : []
}

const set = (name: string, value: string) => `ParameterKey=${name},ParameterValue=${value}`

/** What was granted, as the newest proof found it: an update that leaves a parameter out sets it to its default. */
function grants({ roles }: Deployable): string[] {
  const grant = (purpose: RolePurpose) =>
    roles.find((role) => role.purpose === purpose)?.state === 'left_out' ? 'no' : 'yes'
  const isSearchLeftOut = roles.some(({ actions }) => actions.some(({ answer }) => answer === 'left_out'))
  return [
    set('GrantRemediate', grant('remediate')),
    set('GrantMembership', grant('membership')),
    set('GrantSearch', isSearchLeftOut ? 'no' : 'yes'),
  ]
}

function command(
  verb: 'create-stack' | 'update-stack',
  account: Deployable,
  region: string,
  parameters: readonly string[],
) {
  return [
    `aws cloudformation ${verb} --region ${region}`,
    '  --stack-name cleardata-safeguards',
    `  --template-body file://${account.template.fileName}`,
    '  --capabilities CAPABILITY_NAMED_IAM',
    ...(parameters.length === 0 ? [] : [`  --parameters ${parameters.join(' \\\n    ')}`]),
  ].join(' \\\n')
}

/**
 * The command that deploys the account's template, or brings the stack to it. IAM roles are global, so one region
 * is enough.
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/update-stack.html
 */
export function deployCommand(account: Deployable): string {
  const isUpdate = isDeployed(account)
  return command(
    isUpdate ? 'update-stack' : 'create-stack',
    account,
    account.regions[0] ?? 'us-east-1',
    isUpdate ? [...grants(account), ...kept(account, 'CreateGroup'), ...kept(account, 'EventKey')] : [],
  )
}

/**
 * The command that gives the stack of one region its key, which is in the shell's EVENT_KEY. The first region's
 * stack has the roles and keeps them; further ones have none, nor the group.
 */
export function eventCommand(account: Deployable, region: string): string {
  const key = set('EventKey', '"$EVENT_KEY"')
  if (region === account.regions[0])
    return command('update-stack', account, region, [
      key,
      ...grants(account),
      ...kept(account, 'CreateGroup'),
    ])
  const off = ['GrantRead', 'GrantRemediate', 'GrantMembership', 'GrantSearch', 'CreateGroup']
  return command('create-stack', account, region, [key, ...off.map((name) => set(name, 'no'))])
}
