import { isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import type { Reason, VerdictStatus } from './verdict.ts'

export const trafficField = 'EnableInterContainerTrafficEncryption'

/** One place that says whether traffic between instances is encrypted. */
export interface TrafficSwitch {
  /** The path of the object that holds it; empty when it stands at the top. */
  path: string
  /** The name of the definition it belongs to, where it has one. */
  name: string | null
  /** The object that holds it; null when what stands there cannot be read. */
  body: JsonObject | null
  count: number | null
  /** Whose instances: "this job’s". */
  owner: string
  /** Who turns it on or off: "the job", "definition “a”". */
  subject: string
  /** The path a reason names instead, when the switch is in another of AWS's answers. */
  at?: string
}

/** "this job's 4 instances", "this job's instances": the count explains, it does not excuse. */
function between({ count, owner }: TrafficSwitch): string {
  return count === null ? `${owner} instances` : count === 1 ? 'instances' : `${owner} ${count} instances`
}

const single =
  ' It runs on a single instance, where the setting changes nothing today; the safeguard asks for it all the same, because a later run may use more.'

/**
 * Judges encryption between instances at one switch. Absent means off: SageMaker does not encrypt
 * inter-container traffic by default. Anything but a boolean is evidence we do not understand.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
 */
export function judgeTrafficEncryption(held: TrafficSwitch): {
  status: Extract<VerdictStatus, 'protected' | 'failing' | 'unknown'>
  reason: Reason
} {
  const path = held.at ?? (held.path === '' ? trafficField : `${held.path}.${trafficField}`)
  const named = held.name === null ? {} : { definition: held.name }
  if (held.body === null)
    return {
      status: 'unknown',
      reason: { message: `AWS gave no readable definition at ${held.path}.`, path: held.path },
    }
  const value = Object.hasOwn(held.body, trafficField) ? held.body[trafficField] : undefined
  if (value === true)
    return {
      status: 'protected',
      reason: {
        message: `Traffic between ${between(held)} is encrypted: ${held.subject} turns ${trafficField} on.`,
        path,
        value,
        ...named,
      },
    }
  if (value === false || isAbsent(value)) {
    const how = value === false ? `turns ${trafficField} off` : `leaves ${trafficField} off (it is not set)`
    return {
      status: 'failing',
      reason: {
        message: `Traffic between ${between(held)} is not encrypted: ${held.subject} ${how}.${held.count === 1 ? single : ''}`,
        path,
        ...(value === undefined ? {} : { value }),
        ...named,
      },
    }
  }
  return {
    status: 'unknown',
    reason: {
      message: `${trafficField} of ${held.subject} is neither true nor false, so it could not be judged.`,
      path,
      ...named,
    },
  }
}
