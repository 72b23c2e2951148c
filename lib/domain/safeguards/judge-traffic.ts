import { asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { boto3Name, cliName } from '#lib/domain/resources/action-names.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { judgeTrafficEncryption, trafficField } from './judge-traffic-encryption.ts'
import type { HowToFix, Mappings } from './rule.ts'
import { type SwitchedType, trafficSwitchesOf } from './traffic-switches.ts'
import { judgeDescribed, type Judged, malformedVerdict, unknownBecause } from './unreadable.ts'
import { type Evidence, type Verdict, worstStatus } from './verdict.ts'

function judgeSwitches(type: SwitchedType, described: JsonObject, evidence: Evidence): Judged {
  const found = trafficSwitchesOf(type, described, evidence)
  if ('why' in found) return unknownBecause(found.why, found.path)
  const judged = found.switches.map(judgeTrafficEncryption)
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}

/** Judges encryption between instances, whatever the kind: the worst of all its switches. */
export function judgeTraffic(safeguard: string, type: SwitchedType, evidence: Evidence): Verdict {
  // A tuning job shows itself by its definitions; some of AWS's answers carry them without the name.
  if (type === 'tuning-job' && evidence.kind === 'described') {
    const described = asObject(evidence.described)
    if (described === null) return malformedVerdict(safeguard, 'AWS’s answer was not a tuning job.')
    return { safeguard, ...judgeSwitches(type, described, evidence) }
  }
  return judgeDescribed(safeguard, evidence, type, (described) => judgeSwitches(type, described, evidence))
}

/** Where the kinds stand in the frameworks: Security Hub has no control for jobs, only for monitoring. */
export function trafficMappings(securityHub: string[], prowler: string[] = []): Mappings {
  return {
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    nist80053: ['SC-8', 'SC-8(1)', 'SC-13'],
    securityHub,
    prowler,
  }
}

/** Where the switch stands in a request, as jq and as Python set it. */
export function trafficFix(type: SwitchedType, holder: string, note = ''): HowToFix {
  const { createAction, isImmutable } = resourceTypes[type]
  const path = holder === '' ? trafficField : `${holder}.${trafficField}`
  const python = path
    .split('.')
    .map((step) => (step.endsWith('[]') ? `["${step.slice(0, -2)}"][0]` : `["${step}"]`))
    .join('')
  return {
    text: `${isImmutable ? 'Its settings cannot be changed: create it again' : 'Create or update it'} with ${path} set to true.${note}`,
    cli: [
      `jq '.${path} = true' request.json > fixed.json`,
      `aws sagemaker ${cliName(createAction)} --region REGION --cli-input-json file://fixed.json`,
    ].join('\n'),
    boto3: [
      'import boto3',
      '',
      'sagemaker = boto3.client("sagemaker", region_name="REGION")',
      `request${python} = True`,
      `sagemaker.${boto3Name(createAction)}(**request)`,
    ].join('\n'),
  }
}
