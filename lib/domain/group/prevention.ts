import { trafficField } from '#lib/domain/safeguards/judge-traffic-encryption.ts'
import { switchedTypes } from '#lib/domain/safeguards/traffic-switches.ts'
import type { Reason, VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
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

/** The safeguard that asks the same of a kind as the policy does; the eleven actions create or change these kinds. */
export function preventedSafeguards(): string[] {
  return switchedTypes.map((type) => `${type}-encryption-in-transit`)
}

/** Fields of a job that SageMaker launched by itself: nobody called a Create action for it. */
export const launchedByFields = ['TuningJobArn', 'AutoMLJobArn', 'LabelingJobArn', 'MonitoringScheduleArn']

/**
 * Whether the policy would have denied to create a resource, by the verdict we gave it; null where that does
 * not tell. A schedule is denied only for a setting of its own that says false: one that names a definition
 * carries none, and one that leaves it out may not carry the key.
 */
export function wouldDeny({ type, status, reasons }: JudgedResource): boolean | null {
  if (status === 'protected') return false
  if (status !== 'failing') return null
  if (type !== 'monitoring-schedule') return true
  if (reasons.some(({ path, value }) => path?.endsWith(trafficField) === true && value === false)) return true
  return reasons.every(({ path }) => path?.endsWith('MonitoringJobDefinitionName') === true) ? false : null
}

export interface JudgedResource {
  type: string
  status: VerdictStatus
  reasons: readonly Reason[]
}
