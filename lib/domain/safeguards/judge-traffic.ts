import { asObject, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { createAgain } from './create-again.ts'
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
    if (described === null) return malformedVerdict(safeguard, 'This is no description of a tuning job.')
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

/** How to turn the switch on in a request; `holder` is the path of the object it stands in. */
export function trafficFix(type: SwitchedType, holder: string, note = ''): HowToFix {
  const path = holder === '' ? trafficField : `${holder}.${trafficField}`
  const how = resourceTypes[type].isImmutable
    ? 'Its settings cannot be changed: create it again'
    : 'Create or update it'
  return createAgain(type, `${how} with ${path} set to true.${note}`, [[path, true]])
}
