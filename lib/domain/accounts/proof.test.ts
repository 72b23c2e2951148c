import { describe, expect, it } from 'vitest'
import { judgeProbe } from './proof.ts'

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

  it('takes nothing but AccessDenied for a refusal', () => {
    expect(judgeProbe('read', 'no_external_id', { assumed: false, error: 'InternalFailure' }).got).toBe(
      'unclear',
    )
  })
})
