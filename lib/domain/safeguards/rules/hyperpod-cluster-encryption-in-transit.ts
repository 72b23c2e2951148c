import { trafficMappings } from '../judge-traffic.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'hyperpod-cluster-encryption-in-transit'

/**
 * HyperPod has no setting for traffic between nodes. Whether the hardware encrypts it depends on the instance
 * type (EC2's `EncryptionInTransitSupported`), which SageMaker does not show. Not configurable here.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeCluster.html
 */
export const hyperpodClusterEncryptionInTransit: Rule = {
  id,
  title: 'HyperPod clusters and traffic between instances',
  why: 'The nodes of a cluster exchange training data; whoever answers for it must know that no setting encrypts this traffic.',
  group: 'reported',
  severity: 'low',
  resourceTypes: ['hyperpod-cluster'],
  reads: [],
  fix: { text: 'There is nothing to set: AWS offers no such setting for this kind.', cli: '', boto3: '' },
  mappings: trafficMappings([]),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'hyperpod-cluster', () => ({
      status: 'not_applicable',
      reasons: [
        {
          message:
            'A HyperPod cluster has no setting for traffic between nodes; AWS offers none. Some instance types encrypt it in hardware, others leave it to the network.',
        },
      ],
    })),
}
