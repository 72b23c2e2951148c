import { definitionsOfTuningJob } from '#lib/domain/resources/definitions.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import { groupName, type PolicyDocument } from './group.ts'

const creates = [
  ...['CreateHyperParameterTuningJob', 'CreateTrainingJob', 'CreateProcessingJob', 'CreateAutoMLJob'],
  ...['CreateAutoMLJobV2', 'CreateDataQualityJobDefinition', 'CreateModelBiasJobDefinition'],
  ...['CreateModelQualityJobDefinition', 'CreateModelExplainabilityJobDefinition'],
]
const schedules = ['CreateMonitoringSchedule', 'UpdateMonitoringSchedule']

/**
 * Denies to create what does not encrypt in transit, in the eleven actions that know the condition key.
 * `BoolIfExists` also denies when the key is absent; schedules use `Bool`, since one that names a job
 * definition carries no network settings. There is no key for the number of instances.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function preventivePolicy(): PolicyDocument {
  const statement = (Sid: string, actions: string[], operator: 'Bool' | 'BoolIfExists') => ({
    Sid,
    Effect: 'Deny',
    Action: actions.map((action) => `sagemaker:${action}`),
    Resource: '*',
    Condition: { [operator]: { 'sagemaker:InterContainerTrafficEncryption': 'false' } },
  })
  return {
    Version: '2012-10-17',
    Statement: [
      statement('DenyUnencrypted', creates, 'BoolIfExists'),
      statement('DenySchedules', schedules, 'Bool'),
    ],
  }
}

/** The policy as text, and how it is put to use: for an organisation (SCP), or in IAM on the group. */
export function preventiveTexts(): { policy: string; scp: string; iam: string } {
  return {
    policy: JSON.stringify(preventivePolicy(), null, 2),
    scp: [
      'aws organizations create-policy --type SERVICE_CONTROL_POLICY',
      '  --name encrypt-sagemaker-in-transit --description "Encryption in transit for SageMaker jobs"',
      '  --content file://prevent.json',
    ].join(' \\\n'),
    iam: [
      `aws iam put-group-policy --group-name ${groupName}`,
      '  --policy-name encrypt-sagemaker-in-transit --policy-document file://prevent.json',
    ].join(' \\\n'),
  }
}

export const preventionLooksBackDays = 30

/** Whether the policy would have denied to create this resource; null where its settings do not tell. */
export function wouldDeny(type: string, settings: unknown): boolean | null {
  const described = asObject(settings)
  if (described === null) return null
  if (type === 'tuning-job') {
    const definitions = definitionsOfTuningJob(described)
    if (definitions.length === 0) return null
    return definitions.some(({ body }) => body?.EnableInterContainerTrafficEncryption !== true)
  }
  if (type === 'training-job') return described.EnableInterContainerTrafficEncryption !== true
  return null
}
