import type { SessionCaller, UserCaller } from '#lib/sandbox/aws/caller.ts'
import { managedDocument } from '#lib/sandbox/aws/iam/managed.ts'
import type { Holder, IamAccount } from '#lib/sandbox/aws/iam/records.ts'
import { iamForRead } from '#lib/sandbox/aws/iam/visibility.ts'
import type { Settings } from '#lib/sandbox/aws/settings.ts'
import type { World } from '#lib/sandbox/aws/world.ts'

/** Policies that are judged together; every layer must allow. */
export interface PolicyLayer {
  name: string
  isIdentity: boolean
  documents: string[]
}

/** Identity policies ∩ permissions boundary ∩ session policies.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function policyLayers(
  world: World,
  caller: UserCaller | SessionCaller,
  settings: Settings,
  now: number,
): PolicyLayer[] {
  const iam = iamForRead({ world, settings, now }, caller.accountId)
  const layers: PolicyLayer[] = []
  const name = caller.kind === 'user' ? caller.userName : caller.roleName
  const holder = (caller.kind === 'user' ? iam.users : iam.roles)[name.toLowerCase()]
  const groups =
    caller.kind === 'user'
      ? Object.values(iam.groups).filter((group) => group.members.includes(name.toLowerCase()))
      : []
  layers.push({
    name: 'an identity-based policy',
    isIdentity: true,
    documents: [...(holder ? [holder] : []), ...groups].flatMap((each) => documentsOf(iam, each)),
  })
  if (holder?.permissionsBoundary !== undefined) {
    const boundary = managedDocument(iam, holder.permissionsBoundary)
    layers.push({ name: 'a permissions boundary', isIdentity: false, documents: boundary ? [boundary] : [] })
  }
  if (caller.kind === 'session' && hasSessionPolicy(caller)) {
    const attached = caller.sessionPolicyArns.flatMap((arn) => managedDocument(iam, arn) ?? [])
    const inline = caller.sessionPolicy === undefined ? [] : [caller.sessionPolicy]
    layers.push({ name: 'a session policy', isIdentity: false, documents: [...inline, ...attached] })
  }
  return layers
}

function hasSessionPolicy(caller: SessionCaller): boolean {
  return caller.sessionPolicy !== undefined || caller.sessionPolicyArns.length > 0
}

function documentsOf(iam: IamAccount, holder: Holder): string[] {
  const attached = holder.attached.flatMap((arn) => managedDocument(iam, arn) ?? [])
  return [...Object.values(holder.inline), ...attached]
}
