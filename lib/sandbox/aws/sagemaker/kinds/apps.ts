import { randomUUID } from 'node:crypto'
import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

const apps = (type: string, arnType: string, noun: string): ResourceKind => ({
  ...{ id: arnType, arnType, noun, type, namePattern: NAME_63 },
  fields: { name: 'Name', arn: 'Arn', status: 'Status', createdArn: 'Arn' },
  // Asked for by their ARN, which ends in an id.
  foundBy: 'Arn',
  acceptsArn: true,
  newId: () => `app-${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
  lifecycle: {
    is: 'standing',
    making: 'Creating',
    ready: type === 'MlflowApp' ? 'Created' : 'Available',
    moves: {},
  },
  list: { operation: `List${type}s`, field: 'Summaries', sortBy: 'CreationTime', descending: true },
  required: type === 'MlflowApp' ? ['ArtifactStoreUri', 'RoleArn'] : ['Type', 'ExecutionRoleArn', 'Tier'],
  timeFields: { modified: 'LastModifiedTime' },
  deletes: {},
})

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowApp.html */
export const mlflowApp = apps('MlflowApp', 'mlflow-app', 'MLflow app')

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePartnerApp.html */
export const partnerApp = apps('PartnerApp', 'partner-app', 'partner app')
