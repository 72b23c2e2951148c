import type { ResourceType } from '#lib/domain/resources/types.ts'
import { awsKey, judgeAtRest } from '../judge-keys.ts'
import { outputSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, malformedVerdict } from '../unreadable.ts'

const id = 'output-encryption-at-rest'
const readers: Partial<Record<ResourceType, (typeof outputSlots)[keyof typeof outputSlots]>> = outputSlots

/**
 * What a resource writes to S3 is encrypted at rest. With a key named, under it; without, under the account's
 * default key for S3 or S3's own (S3 encrypts every new object since January 2023). So this never fails; it
 * says whose key it is. Prowler's check of "volume and output encryption" reads only the volume's key.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html
 */
export const outputEncryptionAtRest: Rule = {
  id,
  title: 'What is written to S3 is encrypted at rest',
  why: 'Models, results and captured requests hold what they were made from; whoever reads them unencrypted reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: Object.keys(outputSlots) as ResourceType[],
  reads: [
    'OutputDataConfig.KmsKeyId',
    '…OutputConfig.KmsKeyId',
    'TransformOutput.KmsKeyId',
    'DataCaptureConfig.KmsKeyId',
    'OfflineStoreConfig.S3StorageConfig.KmsKeyId',
    'DataStorageConfig.KmsKey',
  ],
  fix: {
    text: 'S3 encrypts this without a key of yours. To control and audit the key, name your own in the KmsKeyId of the output when you create the resource, or as the bucket’s default key.',
    cli: 'aws kms create-key --region REGION --description "SageMaker output"',
    boto3:
      'import boto3\n\nboto3.client("kms", region_name="REGION").create_key(Description="SageMaker output")',
  },
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-13'],
    securityHub: [],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html',
  judge(evidence, type) {
    const read = readers[type]
    if (read === undefined) return malformedVerdict(id, 'This kind of resource writes nothing to S3.')
    return judgeDescribed(id, evidence, type, (described) =>
      judgeAtRest(read(described), awsKey.output, 'It is not set to write anything to S3.'),
    )
  },
}
