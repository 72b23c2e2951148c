import { createAgain } from '../create-again.ts'
import { judgeDefinitionSwitches } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'tuning-job-network-isolation'

/**
 * The training jobs a tuning job launches should make no network calls of their own; every definition counts.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
 */
export const tuningJobNetworkIsolation: Rule = {
  id,
  title: 'Tuning jobs are isolated from the network',
  why: 'Without isolation the container can send what it reads to any address it reaches.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['tuning-job'],
  reads: ['TrainingJobDefinition.EnableNetworkIsolation', 'TrainingJobDefinitions[].EnableNetworkIsolation'],
  fix: createAgain(
    'tuning-job',
    'Create it again with EnableNetworkIsolation in every definition set to true.',
    [['TrainingJobDefinitions[].EnableNetworkIsolation', true]],
  ),
  mappings: { hipaa: ['164.312(a)(1)'], nist80053: ['SC-7', 'AC-4'], securityHub: [], prowler: [] },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'tuning-job', (described) =>
      judgeDefinitionSwitches(described, 'EnableNetworkIsolation', (name) => ({
        on: `${name} isolates its containers from the network.`,
        off: `${name} does not isolate its containers from the network.`,
      })),
    ),
}
