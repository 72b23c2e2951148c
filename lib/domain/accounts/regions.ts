/** The partitions we serve and their regions with SageMaker (botocore's endpoints.json). */
export const partitions = ['aws', 'aws-us-gov', 'aws-cn'] as const
export type Partition = (typeof partitions)[number]

export const regionsOf: Record<Partition, readonly string[]> = {
  aws: [
    ...[
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
      'ca-central-1',
      'ca-west-1',
      'mx-central-1',
      'sa-east-1',
    ],
    ...[
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
    ],
    ...[
      'ap-south-1',
      'ap-south-2',
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
    ],
    ...[
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
    ],
    ...['ap-southeast-7', 'me-south-1', 'me-central-1', 'il-central-1', 'af-south-1'],
  ],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
}

export function isRegionOf(partition: Partition, region: string): boolean {
  return regionsOf[partition].includes(region)
}

/**
 * Regions that an account must enable before anything can be asked there.
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const optInRegions = new Set([
  ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4'],
  ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2', 'eu-south-1'],
  ...['eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1'],
])

/**
 * Whether AWS's error says that the region is off. Fresh credentials are invalid only where it does not know
 * the account.
 */
export function isRegionOff(region: string, errorName: string): boolean {
  if (errorName.startsWith('RegionDisabled') || errorName.startsWith('OptInRequired')) return true
  return optInRegions.has(region) && /^(UnrecognizedClient|InvalidClientTokenId)/.test(errorName)
}

/**
 * Where CloudTrail keeps the calls of global services such as IAM.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
export const trailRegionOfIam: Record<Partition, string> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
}
