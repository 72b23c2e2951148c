import { findRule } from './catalogue.ts'
import { type Verdict, type VerdictStatus, worstStatus } from './verdict.ts'

/** Verdicts split by what they count towards. */
export interface ResourceStatus {
  /** The resource's own status: the worst of its enforced and reported safeguards. */
  status: VerdictStatus
  /** Ids of the enforced and reported safeguards it fails. */
  failing: string[]
  /** Posture findings, counted beside and never mixed into the status. */
  posture: Record<VerdictStatus, number>
  /** Ids of the posture safeguards it fails. */
  failingPosture: string[]
}

type Judged = Pick<Verdict, 'safeguard' | 'status'>

function isPosture({ safeguard }: Judged): boolean {
  return findRule(safeguard)?.group === 'posture'
}

function failingOf(verdicts: readonly Judged[]): string[] {
  return verdicts.filter(({ status }) => status === 'failing').map(({ safeguard }) => safeguard)
}

/**
 * What a resource's verdicts come to. A resource that only posture safeguards judge has nothing the status is
 * about: not applicable. A verdict of a safeguard we no longer know counts as reported; none at all is unknown.
 */
export function resourceStatus(verdicts: readonly Judged[]): ResourceStatus {
  const own = verdicts.filter((verdict) => !isPosture(verdict))
  const beside = verdicts.filter(isPosture)
  const posture: Record<VerdictStatus, number> = { protected: 0, failing: 0, unknown: 0, not_applicable: 0 }
  for (const { status } of beside) posture[status]++
  return {
    status: own.length === 0 && beside.length > 0 ? 'not_applicable' : worstStatus(own),
    failing: failingOf(own),
    posture,
    failingPosture: failingOf(beside),
  }
}
