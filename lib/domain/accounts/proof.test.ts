import { describe, expect, it } from 'vitest'
import {
  hadRoles,
  isProved,
  judgeProbe,
  lostRoles,
  type Probe,
  probeKinds,
  rolePurposes,
  roleState,
} from './proof.ts'

describe('judgeProbe', () => {
  it.each([
    ['right_external_id', { assumed: true }, true],
    ['right_external_id', { assumed: false, error: 'AccessDenied' }, false],
    ['no_external_id', { assumed: false, error: 'AccessDenied' }, true],
    ['no_external_id', { assumed: true }, false],
    ['wrong_external_id', { assumed: true }, false],
    ['wrong_external_id', { assumed: false, error: 'Throttling' }, false],
    ['right_external_id', { assumed: false, error: 'ECONNREFUSED' }, false],
  ] as const)('%s answered %o', (kind, answer, isPassed) => {
    const probe = judgeProbe('read', kind, answer)
    expect(probe.isPassed).toBe(isPassed)
    expect(probe.advice === null).toBe(isPassed)
  })

  it.each([
    ['right_external_id', { assumed: false, error: 'AccessDenied' }, /^AWS refused us\. Deploy the template/],
    ['no_external_id', { assumed: true }, /assumed without an ExternalId\. Add the sts:ExternalId condition/],
    ['wrong_external_id', { assumed: true }, /assumed with any ExternalId\. Its trust policy must name/],
    ['no_external_id', { assumed: false, error: 'Throttling' }, /^AWS answered Throttling\. Try again/],
    ['right_external_id', { assumed: false, error: 'ECONNRESET' }, /^AWS answered ECONNRESET\. Try again/],
  ] as const)('%s answered %o says what to change', (kind, answer, advice) => {
    expect(judgeProbe('read', kind, answer).advice).toMatch(advice)
  })

  it('takes nothing but AccessDenied for a refusal', () => {
    expect(judgeProbe('read', 'no_external_id', { assumed: false, error: 'InternalFailure' }).got).toBe(
      'unclear',
    )
  })
})

describe('what a proof makes of the roles', () => {
  const all = (without: string[] = [], open: string[] = []): Probe[] =>
    rolePurposes.flatMap((role) =>
      probeKinds.map((kind) => {
        const isLet = open.includes(role) || (kind === 'right_external_id' && !without.includes(role))
        return judgeProbe(role, kind, isLet ? { assumed: true } : { assumed: false, error: 'AccessDenied' })
      }),
    )

  it('needs the read role, and lets the others be left out', () => {
    expect(isProved(all())).toBe(true)
    expect(isProved(all(['remediate', 'membership']))).toBe(true)
    expect(isProved(all(['read']))).toBe(false)
    expect(roleState('remediate', all(['remediate']))).toBe('left_out')
  })

  it('takes no account with a role that is open to others or unclear', () => {
    expect(isProved(all([], ['membership']))).toBe(false)
    expect(roleState('membership', all([], ['membership']))).toBe('open')
    const unclear = all().map((probe) =>
      probe.role === 'remediate'
        ? judgeProbe('remediate', probe.kind, { assumed: false, error: 'Throttling' })
        : probe,
    )
    expect(roleState('remediate', unclear)).toBe('unclear')
    expect(roleState('remediate', [])).toBe('unclear')
    const [right, without, wrong] = unclear.filter(({ role }) => role === 'remediate')
    const refused = all(['remediate']).filter(({ role }) => role === 'remediate')
    // One answer that says nothing is enough, whichever it is.
    for (const probe of [right, without, wrong])
      expect(
        roleState('remediate', probe ? [...refused.filter(({ kind }) => kind !== probe.kind), probe] : []),
      ).toBe('unclear')
    expect(isProved(unclear)).toBe(false)
  })

  it('tells a role that was lost from one that was left out', () => {
    const of = (probes: Probe[], had?: ('read' | 'remediate')[]) => ({
      ...{ isPassed: isProved(probes), at: '', probes },
      ...(had && { had }),
    })
    expect(lostRoles(of(all()), all(['remediate']))).toEqual(['remediate'])
    expect(lostRoles(of(all(['remediate'])), all(['remediate']))).toEqual([])
    expect(lostRoles(null, all(['remediate']))).toEqual([])
    // A proof that failed since does not forget what the last good one had.
    expect(lostRoles(of([], ['read', 'remediate']), all(['remediate']))).toEqual(['remediate'])
    expect(hadRoles(of(all(['membership'])))).toEqual(['read', 'remediate'])
    const outage = all().map(({ role, kind }) =>
      judgeProbe(role, kind, { assumed: false, error: 'Throttling' }),
    )
    expect(lostRoles(of(all()), outage)).toEqual([])
  })
})
