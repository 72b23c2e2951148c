import { randomUUID } from 'node:crypto'
import {
  judgeProbe,
  type Probe,
  type ProbeKind,
  type RolePurpose,
  rolePurposes,
} from '#lib/domain/accounts/proof.ts'
import { awsErrorName } from './errors.ts'
import { assumeRole } from './session.ts'

/**
 * Tries each role three ways. All send a source identity: the trust policy asks for one, and a refusal for
 * its lack would prove nothing about the ExternalId.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
export async function probeRoles(account: {
  arnOf: (purpose: RolePurpose) => string
  externalId: string
  region: string
}): Promise<Probe[]> {
  const externalIds: Record<ProbeKind, string | undefined> = {
    right_external_id: account.externalId,
    no_external_id: undefined,
    wrong_external_id: randomUUID(),
  }
  const tries = rolePurposes.flatMap((role) =>
    (Object.keys(externalIds) as ProbeKind[]).map((kind) => ({ role, kind, externalId: externalIds[kind] })),
  )
  return Promise.all(
    tries.map(async ({ role, kind, externalId }) => {
      try {
        await assumeRole({
          roleArn: account.arnOf(role),
          ...(externalId === undefined ? {} : { externalId }),
          sourceIdentity: 'onboarding-proof',
          region: account.region,
        })
        return judgeProbe(role, kind, { assumed: true })
      } catch (error) {
        return judgeProbe(role, kind, { assumed: false, error: awsErrorName(error) })
      }
    }),
  )
}
