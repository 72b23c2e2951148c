import { asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { readPath } from '#lib/domain/resources/read-path.ts'
import type { Rule } from '../rule.ts'
import { judgeDescribed, type Judged } from '../unreadable.ts'
import { type Reason, type VerdictStatus, worstStatus } from '../verdict.ts'

const id = 'model-private-registry'

function judgeContainers(described: JsonObject): Judged {
  const found = isAbsent(described.PrimaryContainer) ? [] : readPath(described, 'PrimaryContainer')
  if (found.length === 0)
    return { status: 'not_applicable', reasons: [{ message: 'The model has no primary container.' }] }
  const judged = found.map(({ path, value }): { status: VerdictStatus; reason: Reason } => {
    const container = asObject(value)
    const at = `${path}.ImageConfig.RepositoryAccessMode`
    const [mode] = readPath(container, 'ImageConfig.RepositoryAccessMode')
    if (container === null || mode === undefined || mode.isMalformed)
      return { status: 'unknown', reason: { message: `The container at ${path} could not be read.`, path } }
    if (mode.value === 'Vpc')
      return {
        status: 'protected',
        reason: { message: 'The image comes from a private registry in the VPC.', path: at, value: 'Vpc' },
      }
    if (isAbsent(mode.value) || mode.value === 'Platform')
      return {
        status: 'failing',
        reason: {
          message: 'The image comes from Amazon ECR, not from a private registry in the VPC.',
          path: at,
        },
      }
    return { status: 'unknown', reason: { message: `What AWS gave at ${at} could not be read.`, path: at } }
  })
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}

/**
 * The primary container's image should come from a private registry in the VPC.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-16
 */
export const modelPrivateRegistry: Rule = {
  id,
  title: 'Models take their image from a private registry',
  why: 'An image pulled over a network you do not control may not be the one you checked.',
  group: 'posture',
  severity: 'medium',
  resourceTypes: ['model'],
  reads: ['PrimaryContainer.ImageConfig.RepositoryAccessMode'],
  fix: {
    text: 'Create the model again with ImageConfig.RepositoryAccessMode set to Vpc for each container.',
    cli: '',
    boto3: '',
  },
  mappings: {
    hipaa: ['164.312(a)(1)'],
    nist80053: ['SC-7', 'CM-7', 'SI-7'],
    securityHub: ['SageMaker.16'],
    prowler: [],
  },
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-16',
  judge: (evidence) => judgeDescribed(id, evidence, 'model', judgeContainers),
}
