import { asCount, asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { createAgain } from '../create-again.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, type Judged, unknownBecause } from '../unreadable.ts'
import { type Reason, type VerdictStatus, worstStatus } from '../verdict.ts'

const id = 'endpoint-config-multiple-instances'

function judgeVariants(described: JsonObject): Judged {
  const variants = asArray(described.ProductionVariants)
  if (variants === null || variants.length === 0)
    return unknownBecause('No production variants are named.', 'ProductionVariants')
  const judged = variants.map((entry, index): { status: VerdictStatus; reason: Reason } => {
    const variant = asObject(entry)
    const path = `ProductionVariants[${index}].InitialInstanceCount`
    const name = typeof variant?.VariantName === 'string' ? `Variant “${variant.VariantName}”` : 'The variant'
    if (variant !== null && !isAbsent(variant.ServerlessConfig))
      return { status: 'not_applicable', reason: { message: `${name} is serverless.`, path } }
    const count = asCount(variant?.InitialInstanceCount)
    if (count === null)
      return {
        status: 'unknown',
        reason: { message: `${name} does not say how many instances it starts with.`, path },
      }
    return {
      status: count > 1 ? 'protected' : 'failing',
      reason: {
        message: `${name} starts with ${count} ${count === 1 ? 'instance' : 'instances'}.`,
        path,
        value: count,
      },
    }
  })
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}

/**
 * Every instance-based production variant should start with two instances or more. Prowler counts a serverless
 * variant as zero instances and fails it; Security Hub's control is about instance-based ones alone.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4
 */
export const endpointConfigMultipleInstances: Rule = {
  id,
  title: 'Endpoint variants have more than one instance',
  why: 'A variant with a single instance is gone with its availability zone, and patients’ care waits.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['endpoint-config'],
  reads: ['ProductionVariants[].InitialInstanceCount'],
  fix: createAgain(
    'endpoint-config',
    'Create a new endpoint configuration whose variants have InitialInstanceCount 2 or more, and update the endpoint to it.',
    [['ProductionVariants[].InitialInstanceCount', 2]],
  ),
  mappings: {
    hipaa: ['164.308(a)(7)(ii)(B)'],
    nist80053: ['CP-10', 'SC-5', 'SC-36'],
    securityHub: ['SageMaker.4'],
    prowler: ['sagemaker_endpoint_config_prod_variant_instances'],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-4',
  judge: (evidence) => judgeDescribed(id, evidence, 'endpoint-config', judgeVariants),
}
