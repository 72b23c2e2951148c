import { judgeLifecycle } from '../lifecycle-secrets.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed } from '../unreadable.ts'

const id = 'notebook-instance-no-secrets'

/**
 * The scripts a notebook instance runs when it is made and started should hold no secrets. The reason names
 * the script, the line and the kind of secret, never the secret.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html
 */
export const notebookInstanceNoSecrets: Rule = {
  id,
  title: 'Notebook lifecycle scripts hold no secrets',
  why: 'Everyone who may describe the configuration reads a password that stands in its scripts.',
  group: 'posture',
  severity: 'high',
  resourceTypes: ['notebook-instance'],
  reads: [
    'NotebookInstanceLifecycleConfigName',
    'DescribeNotebookInstanceLifecycleConfig: OnCreate[].Content, OnStart[].Content',
  ],
  fix: {
    text: 'Take the secret out of the script, replace it (it has been seen), and have the script read it from Secrets Manager.',
    cli: 'aws sagemaker update-notebook-instance-lifecycle-config --region REGION --notebook-instance-lifecycle-config-name CONFIG --on-start Content=BASE64',
    boto3:
      'import boto3\n\nboto3.client("sagemaker", region_name="REGION").update_notebook_instance_lifecycle_config(\n    NotebookInstanceLifecycleConfigName="CONFIG", OnStart=[{"Content": "BASE64"}],\n)',
  },
  mappings: {
    hipaa: ['164.312(d)', '164.308(a)(5)(ii)(D)'],
    nist80053: ['IA-5', 'IA-5(7)'],
    securityHub: [],
    prowler: ['sagemaker_notebook_instance_no_secrets'],
  },
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html',
  judge: (evidence) =>
    judgeDescribed(id, evidence, 'notebook-instance', (described) => judgeLifecycle(described, evidence)),
}
