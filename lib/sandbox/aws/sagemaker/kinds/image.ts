import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { NAME_63 } from '#lib/sandbox/aws/sagemaker/kinds/names.ts'

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateImage.html */
export const image: ResourceKind = {
  id: 'image',
  arnType: 'image',
  noun: 'image',
  type: 'Image',
  namePattern: NAME_63,
  lifecycle: { is: 'standing', making: 'CREATING', ready: 'CREATED', moves: {} },
  list: { operation: 'ListImages', field: 'Images', sortBy: 'CreationTime', descending: true },
  required: ['RoleArn'],
  timeFields: { modified: 'LastModifiedTime' },
  deletes: {},
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAppImageConfig.html */
export const appImageConfig: ResourceKind = {
  id: 'app-image-config',
  arnType: 'app-image-config',
  noun: 'app image config',
  type: 'AppImageConfig',
  namePattern: NAME_63,
  lifecycle: { is: 'record' },
  list: { operation: 'ListAppImageConfigs', field: 'AppImageConfigs', sortBy: 'CreationTime' },
  required: [],
  timeFields: { modified: 'LastModifiedTime' },
  deletes: {},
}
