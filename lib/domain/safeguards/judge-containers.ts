import { asObject, isAbsent } from '#lib/domain/resources/read-json.ts'
import { type Found, readOne } from '#lib/domain/resources/read-path.ts'
import type { Judged } from './unreadable.ts'
import { type Reason, type VerdictStatus, worstStatus } from './verdict.ts'

/**
 * Whether each container's image comes from a private registry in the VPC. Without an image configuration it
 * comes from Amazon ECR over the platform's network.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ImageConfig.html
 */
export function judgeContainers(found: readonly Found[], none: string): Judged {
  if (found.length === 0) return { status: 'not_applicable', reasons: [{ message: none }] }
  const judged = found.map(({ path, value }): { status: VerdictStatus; reason: Reason } => {
    const container = asObject(value)
    const at = `${path}.ImageConfig.RepositoryAccessMode`
    const mode = readOne(container, 'ImageConfig.RepositoryAccessMode')
    if (container === null || mode.isMalformed)
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
    return { status: 'unknown', reason: { message: `What stands at ${at} could not be read.`, path: at } }
  })
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}
