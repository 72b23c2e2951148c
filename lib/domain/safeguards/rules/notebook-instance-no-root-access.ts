import { judgeWord } from '../judge-setting.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'notebook-instance-no-root-access'

/**
 * Users of a notebook instance should not be root on it. Enabled unless the request says otherwise.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3
 */
export const notebookInstanceNoRootAccess: Rule = {
  id,
  title: 'Notebooks give no root access',
  why: 'Root on a notebook can switch off its logging and change what runs there.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['notebook-instance'],
  reads: ['RootAccess'],
  fix: {
    text: 'Stop the notebook, set RootAccess to Disabled, and start it again.',
    cli: 'aws sagemaker update-notebook-instance --region REGION --notebook-instance-name NAME --root-access Disabled',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").update_notebook_instance(NotebookInstanceName="NAME", RootAccess="Disabled")',
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['AC-6', 'AC-6(2)', 'AC-6(10)'],
    securityHub: ['SageMaker.3'],
    prowler: ['sagemaker_notebook_instance_root_access_disabled'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', (described) =>
      judgeWord(described, 'RootAccess', {
        good: 'Disabled',
        goodSays: 'Root access is disabled.',
        bad: 'Enabled',
        badSays: 'Users of the notebook have root access.',
        arnField: 'NotebookInstanceArn',
      }),
    ),
}
