import { definitionsOfTuningJob } from '#lib/domain/resources/definitions.ts'
import { asObject } from '#lib/domain/resources/read-json.ts'
import { judgeTrafficEncryption } from '../judge-traffic-encryption.ts'
import type { Rule } from '../rule.ts'
import { malformedVerdict, unreadableVerdict } from '../unreadable.ts'
import { worstStatus } from '../verdict.ts'

const id = 'tuning-job-encryption-in-transit'

/**
 * A hyperparameter tuning job must encrypt the traffic between the instances of every training job it
 * launches. The union of `TrainingJobDefinition` and `TrainingJobDefinitions[]` is judged; any definition
 * that is false, null or absent fails the job.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html
 */
export const tuningJobEncryptionInTransit: Rule = {
  id,
  title: 'Tuning jobs encrypt traffic between instances',
  why: 'Training data and gradients cross the network between the instances of a job; unencrypted, whoever reaches that network reads patients’ data.',
  group: 'enforced',
  severity: 'critical',
  resourceTypes: ['tuning-job'],
  reads: [
    'TrainingJobDefinition.EnableInterContainerTrafficEncryption',
    'TrainingJobDefinitions[].EnableInterContainerTrafficEncryption',
  ],
  mappings: {
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    nist80053: ['SC-8', 'SC-8(1)', 'SC-13'],
    securityHub: [],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  judge(evidence) {
    if (evidence.kind === 'unreadable') return unreadableVerdict(id, evidence.gap)
    const described = asObject(evidence.described)
    if (described === null) return malformedVerdict(id, 'AWS’s answer was not a tuning job.')
    const definitions = definitionsOfTuningJob(described)
    if (definitions.length === 0)
      return malformedVerdict(id, 'AWS’s answer holds no training definition, so there is nothing to judge.')
    const judged = definitions.map(judgeTrafficEncryption)
    return { safeguard: id, status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
  },
}
