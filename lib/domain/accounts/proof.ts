/** The three roles a customer may grant apart. */
export const rolePurposes = ['read', 'remediate', 'membership'] as const
export type RolePurpose = (typeof rolePurposes)[number]

export const probeKinds = ['right_external_id', 'no_external_id', 'wrong_external_id'] as const
export type ProbeKind = (typeof probeKinds)[number]

/** One AssumeRole that was tried, what had to happen and what did. */
export interface Probe {
  role: RolePurpose
  kind: ProbeKind
  expected: 'assumed' | 'refused'
  got: 'assumed' | 'refused' | 'unclear'
  /** AWS's error name when it did not assume. */
  error: string | null
  isPassed: boolean
  /** What to change, when it did not pass. */
  advice: string | null
}

/** One granted action that was tried with the role, harmlessly: on names that do not exist. */
export interface ActionProbe {
  role: RolePurpose
  action: string
  /** `left_out`: denied, and the customer may leave it out. */
  answer: 'allowed' | 'denied' | 'left_out' | 'unclear'
  /** AWS's error name, where there was one. */
  error: string | null
}

export interface ProofResult {
  isPassed: boolean
  at: string
  probes: Probe[]
  /** Every action the template grants, tried with each role that lets us in. Absent in proofs of old. */
  actions?: ActionProbe[]
  /** The roles that were in force in the newest good proof up to this one. Absent in proofs of old. */
  had?: RolePurpose[]
}

/** What a customer granted: a role is in force, was left out, is open to others, or gave no clear answer. */
export type RoleState = 'granted' | 'left_out' | 'open' | 'unclear'

export function roleState(role: RolePurpose, probes: readonly Probe[]): RoleState {
  const of = probes.filter((probe) => probe.role === role)
  if (of.some(({ kind, got }) => kind !== 'right_external_id' && got === 'assumed')) return 'open'
  if (of.length === 0 || of.some(({ got }) => got === 'unclear')) return 'unclear'
  return of.some(({ got }) => got === 'assumed') ? 'granted' : 'left_out'
}

/**
 * Whether the account may be used: the read role is in force and no role lets anybody else in. The other two
 * may be left out; then we neither stop jobs nor keep the group there, and say so.
 */
export function isProved(probes: readonly Probe[]): boolean {
  return (
    roleState('read', probes) === 'granted' &&
    rolePurposes.every((role) => ['granted', 'left_out'].includes(roleState(role, probes)))
  )
}

/** The roles in force in the newest good proof up to this one: one that failed since does not forget them. */
export function hadRoles(proof: ProofResult | null): RolePurpose[] {
  return proof?.had ?? rolePurposes.filter((role) => roleState(role, proof?.probes ?? []) === 'granted')
}

/** Roles that were in force and now refuse us. An answer that says nothing, as an outage's, loses none. */
export function lostRoles(before: ProofResult | null, probes: readonly Probe[]): RolePurpose[] {
  return hadRoles(before).filter((role) => roleState(role, probes) === 'left_out')
}

/**
 * What an AssumeRole's answer proves. Only AccessDenied is a refusal: an outage, a throttle or a missing
 * account proves nothing, so it fails the proof rather than passing for one.
 */
export function judgeProbe(
  role: RolePurpose,
  kind: ProbeKind,
  answer: { assumed: true } | { assumed: false; error: string },
): Probe {
  const expected = kind === 'right_external_id' ? 'assumed' : 'refused'
  const got = answer.assumed ? 'assumed' : answer.error === 'AccessDenied' ? 'refused' : 'unclear'
  const isPassed = got === expected
  const error = answer.assumed ? null : answer.error
  return { role, kind, expected, got, error, isPassed, advice: isPassed ? null : adviceFor(kind, got, error) }
}

function adviceFor(kind: ProbeKind, got: Probe['got'], error: string | null): string {
  if (got === 'unclear')
    return `AWS answered ${error ?? 'nothing we know'}. Try again; if it stays, tell support.`
  if (kind === 'right_external_id')
    return 'AWS refused us. Deploy the template in this account, with the names and the ExternalId unchanged; or leave the role out on purpose.'
  return kind === 'no_external_id'
    ? 'The role can be assumed without an ExternalId. Add the sts:ExternalId condition to its trust policy, as the template has it.'
    : 'The role can be assumed with any ExternalId. Its trust policy must name exactly the one shown here.'
}
