import { instanceCountOfDefinition } from '#lib/domain/resources/instance-count.ts'
import type { PlacedDefinition } from '#lib/domain/resources/definitions.ts'
import { isAbsent } from '#lib/domain/resources/read-json.ts'
import type { Reason, VerdictStatus } from './verdict.ts'

const field = 'EnableInterContainerTrafficEncryption'

/** "this job's 4 instances", "this job's instances": the count explains, it does not excuse. */
function between(count: number | null): string {
  return count === null ? 'this job’s instances' : count === 1 ? 'instances' : `this job’s ${count} instances`
}

const single =
  ' It runs on a single instance, where the setting changes nothing today; the safeguard asks for it all the same, because a later run may use more.'

function subject(definition: PlacedDefinition): string {
  return definition.name === null ? 'the job' : `definition “${definition.name}”`
}

/**
 * Judges encryption between instances for one training definition. Absent means off: SageMaker does not
 * encrypt inter-container traffic by default. Anything but a boolean is evidence we do not understand.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
 */
export function judgeTrafficEncryption(definition: PlacedDefinition): {
  status: Extract<VerdictStatus, 'protected' | 'failing' | 'unknown'>
  reason: Reason
} {
  const at = definition.path === '' ? field : `${definition.path}.${field}`
  const named = definition.name === null ? {} : { definition: definition.name }
  if (definition.body === null)
    return {
      status: 'unknown',
      reason: { message: `AWS gave no readable definition at ${definition.path}.`, path: definition.path },
    }
  const value = definition.body[field]
  const count = instanceCountOfDefinition(definition.body)
  if (value === true)
    return {
      status: 'protected',
      reason: {
        message: `Traffic between ${between(count)} is encrypted: ${subject(definition)} turns ${field} on.`,
        path: at,
        value,
        ...named,
      },
    }
  if (value === false || isAbsent(value)) {
    const how = value === false ? `turns ${field} off` : `leaves ${field} off (it is not set)`
    return {
      status: 'failing',
      reason: {
        message: `Traffic between ${between(count)} is not encrypted: ${subject(definition)} ${how}.${count === 1 ? single : ''}`,
        path: at,
        ...(value === undefined ? {} : { value }),
        ...named,
      },
    }
  }
  return {
    status: 'unknown',
    reason: {
      message: `${field} of ${subject(definition)} is neither true nor false, so it could not be judged.`,
      path: at,
      ...named,
    },
  }
}
