import type { ActionProbe, Probe, ProbeKind, RolePurpose, RoleState } from '#lib/domain/accounts/proof.ts'

export const rolePurposeWords: Record<RolePurpose, { word: string; means: string }> = {
  read: { word: 'Read', means: 'lists and describes SageMaker resources' },
  remediate: { word: 'Remediate', means: 'stops tuning jobs' },
  membership: {
    word: 'Membership',
    means: 'adds users to and removes them from the group Safeguard-Sagemaker',
  },
}

export const probeKindWords: Record<ProbeKind, string> = {
  right_external_id: 'with the right ExternalId',
  no_external_id: 'without an ExternalId',
  wrong_external_id: 'with a wrong ExternalId',
}

export const answerWords: Record<Probe['got'], string> = {
  assumed: 'lets in',
  refused: 'refuses',
  unclear: 'no clear answer',
}

/** How a role stands, and what it means for each purpose that it was left out. */
export const roleStateWords: Record<RoleState, { word: string; means: (purpose: RolePurpose) => string }> = {
  granted: { word: 'Granted', means: () => 'It lets us in, and nobody without the right ExternalId.' },
  left_out: { word: 'Left out', means: (purpose) => leftOut[purpose] },
  open: {
    word: 'Open to others',
    means: () => 'It lets in callers without the right ExternalId. We do not use it until that is put right.',
  },
  unclear: {
    word: 'Not known',
    means: () => 'It was not tried yet, or AWS gave no clear answer. Prove the roles.',
  },
}

const leftOut: Record<RolePurpose, string> = {
  read: 'We cannot read anything in this account, so it is not connected.',
  remediate: 'We cannot stop a job in this account, so it cannot be armed.',
  membership: 'The group Safeguard-Sagemaker cannot be kept from the portal.',
}

export const tryWords: Record<ActionProbe['answer'] | 'untried', string> = {
  allowed: 'Allowed',
  denied: 'Denied',
  left_out: 'Left out',
  unclear: 'No clear answer',
  untried: 'Not tried',
}

/** "sagemaker:ListTrainingJobsForHyperParameterTuningJob" → "List training jobs for hyper parameter tuning job" */
export function actionWords(action: string): string {
  const name = action.split(':').at(-1) ?? action
  const words = name
    .replace('HyperParameter', 'Hyperparameter')
    .replace('AutoML', 'Automl')
    .replace('MFADevice', 'MfaDevice')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace('automl', 'AutoML')
    .replace('mfa', 'MFA')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "arn:${AWS::Partition}:sagemaker:*:${AWS::AccountId}:training-job/*" → "training-job/*" */
export function resourceWords(resource: string): string {
  return resource === '*'
    ? 'the whole account: AWS takes no narrower one here'
    : resource.split(':').slice(-1).join()
}
