import { boto3Name, cliName } from '#lib/domain/resources/action-names.ts'
import { type ResourceType, resourceTypes } from '#lib/domain/resources/types.ts'
import type { HowToFix } from './rule.ts'

/** One setting of a request: its path, `[]` where it stands in each of a list, and the value it needs. */
export type Setting = readonly [path: string, value: string | boolean | number | object]

/** `request["A"][0]["B"]`: the first of a list stands for each. */
function pythonPath(path: string): string {
  const steps = path
    .split('.')
    .map((step) => (step.endsWith('[]') ? `["${step.slice(0, -2)}"][0]` : `["${step}"]`))
  return `request${steps.join('')}`
}

function pythonValue(value: Setting[1]): string {
  return value === true ? 'True' : value === false ? 'False' : JSON.stringify(value)
}

/** How to make the same thing again with other settings: the request that made it, changed and sent anew. */
export function createAgain(type: ResourceType, text: string, settings: readonly Setting[]): HowToFix {
  const action = resourceTypes[type].createAction ?? ''
  const program = settings.map(([path, value]) => `.${path} = ${JSON.stringify(value)}`).join(' | ')
  return {
    text,
    cli: [
      '# request.json is the request that created it; give it another name where the old one stays',
      `jq '${program}' request.json > fixed.json`,
      `aws sagemaker ${cliName(action)} --region REGION --cli-input-json file://fixed.json`,
    ].join('\n'),
    boto3: [
      'import boto3',
      '',
      'sagemaker = boto3.client("sagemaker", region_name="REGION")',
      '# `request` is the request that created it; give it another name where the old one stays',
      ...settings.map(([path, value]) => `${pythonPath(path)} = ${pythonValue(value)}`),
      `sagemaker.${boto3Name(action)}(**request)`,
    ].join('\n'),
  }
}
