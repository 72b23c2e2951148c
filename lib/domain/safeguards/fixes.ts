import type { Reason } from './verdict.ts'

/** How to put a resource right, ready to paste. Jobs cannot be changed: they are created again. */
export interface FixSnippet {
  label: 'boto3' | 'AWS CLI'
  language: 'python' | 'bash'
  code: string
}

interface Broken {
  name: string
  region: string
  reasons: readonly Reason[]
}

const flag = 'EnableInterContainerTrafficEncryption'

function pythonString(text: string): string {
  return JSON.stringify(text)
}

/** The paths to set, as boto3 spells them: `request["TrainingJobDefinitions"][1]["Enable…"] = True`. */
function assignments(reasons: readonly Reason[]): string[] {
  return reasons
    .filter(({ path, value }) => path?.endsWith(flag) && value !== true)
    .map(({ path = '' }) => {
      const steps = path.split('.').map((step) => {
        const [, key = step, index] = /^(\w+)\[(\d+)\]$/.exec(step) ?? []
        return index === undefined ? `["${key}"]` : `["${key}"][${index}]`
      })
      return `request${steps.join('')} = True`
    })
}

/** The same paths as jq sets them. */
function jqProgram(reasons: readonly Reason[]): string {
  return reasons
    .filter(({ path, value }) => path?.endsWith(flag) && value !== true)
    .map(({ path = '' }) => `.${path} = true`)
    .join(' | ')
}

const jobFixes: Record<string, { create: string; cli: string }> = {
  'tuning-job-encryption-in-transit': {
    create: 'create_hyper_parameter_tuning_job',
    cli: 'create-hyper-parameter-tuning-job',
  },
  'training-job-encryption-in-transit': { create: 'create_training_job', cli: 'create-training-job' },
}

/** Snippets for a failing safeguard; none for one that needs no fix or that we have no snippet for. */
export function fixesFor(safeguard: string, broken: Broken): FixSnippet[] {
  const job = jobFixes[safeguard]
  const lines = assignments(broken.reasons)
  if (!job || lines.length === 0) return []
  const kind = safeguard.startsWith('tuning') ? 'HyperParameterTuningJobName' : 'TrainingJobName'
  return [
    {
      label: 'boto3',
      language: 'python',
      code: [
        'import boto3',
        '',
        `sagemaker = boto3.client("sagemaker", region_name=${pythonString(broken.region)})`,
        '# `request` is the request that created the job',
        `request["${kind}"] = ${pythonString(`${broken.name.slice(0, 26)}-again`)}`,
        ...lines,
        `sagemaker.${job.create}(**request)`,
      ].join('\n'),
    },
    {
      label: 'AWS CLI',
      language: 'bash',
      code: [
        `# request.json is the request that created the job`,
        `jq '${jqProgram(broken.reasons)} | .${kind} = "${broken.name.slice(0, 26)}-again"' request.json > fixed.json`,
        `aws sagemaker ${job.cli} --region ${broken.region} --cli-input-json file://fixed.json`,
      ].join('\n'),
    },
  ]
}
