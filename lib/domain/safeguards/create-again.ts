import { boto3Name, cliName } from '#lib/domain/resources/action-names.ts'
import { type ResourceType, resourceTypes } from '#lib/domain/resources/types.ts'
import type { HowToFix } from './rule.ts'

/** One setting of a request: its path, `[]` where it stands in each of a list, and the value it needs. */
export type Setting = readonly [path: string, value: string | boolean | number | object]

/** What each of a list needs. A tuning job has its definitions in a list, or a single one under another name. */
const eachOf = /^(\w+)\[\]\.(.+)$/
const definitions = 'TrainingJobDefinitions'

/** A setting as boto3 spells it: `request["A"]["B"] = …`, in a loop where it stands in each of a list. */
function pythonLines([path, value]: Setting): string[] {
  const [, list, inner = path] = eachOf.exec(path) ?? []
  const steps = inner
    .split('.')
    .map((step) => `["${step}"]`)
    .join('')
  if (list === undefined) return [`request${steps} = ${pythonValue(value)}`]
  const all =
    list === definitions
      ? `request.get("${definitions}") or [request["TrainingJobDefinition"]]`
      : `request["${list}"]`
  return [`for each in ${all}:`, `    each${steps} = ${pythonValue(value)}`]
}

/** The same for jq. */
function jqStep([path, value]: Setting): string {
  const [, list, inner] = eachOf.exec(path) ?? []
  const at = list === definitions ? `(.TrainingJobDefinition // .${definitions}[]).${inner}` : `.${path}`
  return `${at} = ${JSON.stringify(value)}`
}

function pythonValue(value: Setting[1]): string {
  return value === true ? 'True' : value === false ? 'False' : JSON.stringify(value)
}

/** How to make the same thing again with other settings: the request that made it, changed and sent anew. */
export function createAgain(type: ResourceType, text: string, settings: readonly Setting[]): HowToFix {
  const action = resourceTypes[type].createAction ?? ''
  const program = settings.map(jqStep).join(' | ')
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
      ...settings.flatMap(pythonLines),
      `sagemaker.${boto3Name(action)}(**request)`,
    ].join('\n'),
  }
}
