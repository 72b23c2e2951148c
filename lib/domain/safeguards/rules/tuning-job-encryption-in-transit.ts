import { judgeTraffic, trafficFix, trafficMappings } from '../judge-traffic.ts'
import type { Evidence, Verdict } from '../verdict.ts'
import type { Rule } from '../rule.ts'

const id = 'tuning-job-encryption-in-transit'

const judge = (evidence: Evidence): Verdict => judgeTraffic(id, 'tuning-job', evidence)

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
  fix: trafficFix(
    'tuning-job',
    'TrainingJobDefinitions[]',
    ' With a single definition the setting stands in TrainingJobDefinition; with several, in each of TrainingJobDefinitions.',
  ),
  mappings: trafficMappings([]),
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  revision: 1,
  revisions: [
    {
      revision: 1,
      since: '2026-11-01',
      changed: 'The first wording: every definition of a tuning job must encrypt traffic between instances.',
      judge,
    },
  ],
  judge,
}
