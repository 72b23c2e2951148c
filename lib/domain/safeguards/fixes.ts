import { boto3Name, cliName, nameAgain } from '#lib/domain/resources/action-names.ts'
import { stepsOf } from '#lib/domain/resources/read-path.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { findRule } from './catalogue.ts'
import { trafficField } from './judge-traffic-encryption.ts'
import { isSwitchedType, type SwitchedType } from './traffic-switches.ts'
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

function pythonString(text: string): string {
  return JSON.stringify(text)
}

/** A single-quoted word of a shell, whatever is in it. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** The switches to turn on, as paths of the request. */
function pathsToSet(reasons: readonly Reason[]): string[] {
  return reasons.flatMap(({ path, value }) => (path?.endsWith(trafficField) && value !== true ? [path] : []))
}

/** A path as boto3 spells it: `request["TrainingJobDefinitions"][1]["Enable…"] = True`. */
function assignment(path: string): string {
  const steps = stepsOf(path).map((step) => `[${JSON.stringify(step)}]`)
  return `request${steps.join('')} = True`
}

/** boto3 does not make objects on the way; what may be missing is made first. */
function holders(paths: readonly string[]): string[] {
  const lines = paths.flatMap((path) => {
    const steps = stepsOf(path).slice(0, -1)
    return steps.flatMap((step, index) =>
      typeof step === 'string' && typeof steps[index + 1] !== 'number'
        ? [
            `request${steps
              .slice(0, index)
              .map((before) => `[${JSON.stringify(before)}]`)
              .join('')}.setdefault(${JSON.stringify(step)}, {})`,
          ]
        : [],
    )
  })
  return [...new Set(lines)]
}

/** What of a tuning job's description its Create request has too. */
const tuningJobParts = [
  ...['HyperParameterTuningJobConfig', 'TrainingJobDefinition', 'TrainingJobDefinitions'],
  ...['WarmStartConfig', 'Autotune'],
]

/** The first lines of each snippet: where the request comes from. A tuning job is read as AWS has it, whole. */
function sources(type: SwitchedType, { name, region }: Broken): { python: string[]; shell: string[] } {
  if (type !== 'tuning-job')
    return {
      python: ['# `request` is the request that created it'],
      shell: ['# request.json is the request that created it'],
    }
  const keys = tuningJobParts.map((part) => JSON.stringify(part)).join(', ')
  return {
    python: [
      `job = sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=${pythonString(name)})`,
      `parts = [${keys}]`,
      'request = {part: job[part] for part in parts if part in job}',
    ],
    shell: [
      `aws sagemaker describe-hyper-parameter-tuning-job --region ${region} --hyper-parameter-tuning-job-name ${shellWord(name)} |`,
      `  jq 'with_entries(select(.key | IN(${keys})))' > request.json`,
    ],
  }
}

function trafficFixes(type: SwitchedType, broken: Broken): FixSnippet[] {
  const paths = pathsToSet(broken.reasons)
  if (paths.length === 0) return []
  const { createAction, nameField } = resourceTypes[type]
  const name = nameAgain(broken.name)
  const { python, shell } = sources(type, broken)
  const needsHolder = !['tuning-job', 'training-job'].includes(type)
  const program = [...paths.map((path) => `.${path} = true`), `.${nameField} = ${JSON.stringify(name)}`].join(
    ' | ',
  )
  return [
    {
      label: 'boto3',
      language: 'python',
      code: [
        'import boto3',
        '',
        `sagemaker = boto3.client("sagemaker", region_name=${pythonString(broken.region)})`,
        ...python,
        `request["${nameField}"] = ${pythonString(name)}`,
        ...(needsHolder ? holders(paths) : []),
        ...paths.map(assignment),
        `sagemaker.${boto3Name(createAction)}(**request)`,
      ].join('\n'),
    },
    {
      label: 'AWS CLI',
      language: 'bash',
      code: [
        ...shell,
        `jq ${shellWord(program)} request.json > fixed.json`,
        `aws sagemaker ${cliName(createAction)} --region ${broken.region} --cli-input-json file://fixed.json`,
      ].join('\n'),
    },
  ]
}

/**
 * Snippets for a failing safeguard. In transit they set the very switches the reasons name; otherwise they
 * are the rule's own, with the resource's name and region filled in. None where the rule has none.
 */
export function fixesFor(safeguard: string, broken: Broken): FixSnippet[] {
  const rule = findRule(safeguard)
  if (rule === null) return []
  const [type] = rule.resourceTypes
  if (type !== undefined && isSwitchedType(type) && safeguard === `${type}-encryption-in-transit`)
    return trafficFixes(type, broken)
  const fill = (code: string) =>
    code.replace(/\bNAME\b/g, () => broken.name).replace(/\bREGION\b/g, () => broken.region)
  return [
    ...(rule.fix.boto3 === ''
      ? []
      : [{ label: 'boto3' as const, language: 'python' as const, code: fill(rule.fix.boto3) }]),
    ...(rule.fix.cli === ''
      ? []
      : [{ label: 'AWS CLI' as const, language: 'bash' as const, code: fill(rule.fix.cli) }]),
  ]
}
