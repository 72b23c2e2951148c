import type { ResourceType } from '#lib/domain/resources/types.ts'
import { awsKey, judgeAtRest } from '../judge-keys.ts'
import { volumeSlots } from '../key-slots.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, malformedVerdict } from '../unreadable.ts'

const id = 'storage-volume-encryption-at-rest'
const readers: Partial<Record<ResourceType, (typeof volumeSlots)[keyof typeof volumeSlots]>> = volumeSlots

/**
 * The storage attached to a job, notebook, domain, endpoint or cluster is encrypted at rest. AWS encrypts it
 * always: with the customer's key where one is named, with a transient or system-managed key otherwise, in
 * hardware on local NVMe disks. So this never fails; it says whose key it is. Prowler calls a volume without a
 * customer's key unencrypted; the documentation says otherwise, and who wants the customer's key finds it in posture.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
 */
export const storageVolumeEncryptionAtRest: Rule = {
  id,
  title: 'Attached storage is encrypted at rest',
  why: 'Training data, features and captured requests lie on these volumes; whoever gets hold of an unencrypted one reads patients’ data.',
  group: 'reported',
  severity: 'medium',
  resourceTypes: Object.keys(volumeSlots) as ResourceType[],
  reads: [
    '…VolumeKmsKeyId',
    'KmsKeyId',
    'KmsKey',
    'OnlineStoreConfig.SecurityConfig.KmsKeyId',
    '…InstanceType',
  ],
  fix: {
    text: 'AWS encrypts this storage without a key of yours. To control and audit the key, name your own in VolumeKmsKeyId (KmsKeyId for notebooks, domains and endpoint configurations) when you create the resource.',
    cli: 'aws kms create-key --region REGION --description "SageMaker volumes"',
    boto3:
      'import boto3\n\nboto3.client("kms", region_name="REGION").create_key(Description="SageMaker volumes")',
  },
  mappings: {
    hipaa: ['164.312(a)(2)(iv)'],
    nist80053: ['SC-28', 'SC-28(1)', 'SC-13'],
    securityHub: [],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html',
  judge(evidence, type) {
    const read = readers[type]
    if (read === undefined) return malformedVerdict(id, 'This kind of resource has no attached storage.')
    return judgeDescribed(id, evidence, type, (described) =>
      judgeAtRest(
        read(described),
        awsKey.volume,
        'It has no attached storage of its own that a key would encrypt.',
      ),
    )
  },
}
