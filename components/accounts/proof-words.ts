import type { Probe, ProbeKind, RolePurpose } from '#lib/domain/accounts/proof.ts'

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
