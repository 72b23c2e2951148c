import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** The command that deploys the account's template. IAM roles are global, so one region is enough. */
export function deployCommand({ template, regions }: Pick<AccountDetail, 'template' | 'regions'>): string {
  return [
    'aws cloudformation create-stack',
    '  --stack-name cleardata-safeguards',
    `  --template-body file://${template.fileName}`,
    '  --capabilities CAPABILITY_NAMED_IAM',
    `  --region ${regions[0] ?? 'us-east-1'}`,
  ].join(' \\\n')
}
