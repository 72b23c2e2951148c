import type { AccountDetail } from '#lib/services/accounts/views.ts'

export type Deployable = Pick<AccountDetail, 'template' | 'regions' | 'status' | 'provedAt' | 'roles'>

/** Whether the stack is there already: a role once let us in, so it is changed and not made again. */
export function isDeployed({ provedAt, roles }: Pick<AccountDetail, 'provedAt' | 'roles'>): boolean {
  return provedAt !== null || roles.some(({ state }) => state === 'granted' || state === 'open')
}

/**
 * The command that deploys the account's template, or brings the stack to it. IAM roles are global, so one
 * region is enough. An update says again which roles are granted: a parameter left out falls back to its default.
 */
export function deployCommand(account: Deployable): string {
  const { template, regions, roles } = account
  const isUpdate = isDeployed(account)
  const grant = (purpose: string) =>
    roles.find((role) => role.purpose === purpose)?.state === 'left_out' ? 'no' : 'yes'
  return [
    `aws cloudformation ${isUpdate ? 'update-stack' : 'create-stack'}`,
    '  --stack-name cleardata-safeguards',
    `  --template-body file://${template.fileName}`,
    '  --capabilities CAPABILITY_NAMED_IAM',
    ...(isUpdate
      ? [
          `  --parameters ParameterKey=GrantRemediate,ParameterValue=${grant('remediate')}`,
          `    ParameterKey=GrantMembership,ParameterValue=${grant('membership')}`,
          ...(roles.some(({ actions }) => actions.some(({ answer }) => answer === 'left_out'))
            ? ['    ParameterKey=GrantSearch,ParameterValue=no']
            : []),
          // The key that events come with is known to the stack alone; the parameter is there from version 3 on.
          ...((template.provedVersion ?? 0) >= 3 ? ['    ParameterKey=EventKey,UsePreviousValue=true'] : []),
        ]
      : []),
    `  --region ${regions[0] ?? 'us-east-1'}`,
  ].join(' \\\n')
}
