import { trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'transform-job-encryption-in-transit'

/**
 * Batch transform has no setting for traffic between instances: each instance works on its own part of the
 * data, and the network is the model's. Not configurable, so neither protected nor failing.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html
 */
export const transformJobEncryptionInTransit: Rule = {
  id,
  title: 'Batch transform jobs and traffic between instances',
  why: 'Whoever compares jobs must see that this kind has no setting, not that it was forgotten.',
  group: 'reported',
  severity: 'low',
  resourceTypes: ['transform-job'],
  reads: [],
  fix: { text: 'There is nothing to set: AWS offers no such setting for this kind.', cli: '', boto3: '' },
  mappings: trafficMappings([]),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'transform-job', () => ({
      status: 'not_applicable',
      reasons: [
        {
          message:
            'A batch transform job has no setting for traffic between instances; AWS offers none. Its network is the model’s.',
        },
      ],
    })),
}
