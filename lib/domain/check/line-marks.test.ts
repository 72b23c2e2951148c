import { describe, expect, it } from 'vitest'
import type { VerdictStatus } from '#lib/domain/safeguards/verdict.ts'
import { lineMarks } from './line-marks.ts'

const verdict = (safeguard: string, status: VerdictStatus, ...lines: [number, boolean?][]) => ({
  safeguard,
  status,
  reasons: lines.map(([line, value]) => ({
    line,
    message: `${safeguard} ${line}`,
    ...(value !== undefined && { value, path: 'A.EnableX' }),
  })),
})

describe('lineMarks', () => {
  it('marks the deciding lines, right ones among them, and what fails or is unknown beside', () => {
    const marks = lineMarks(
      [
        verdict('beside', 'failing', [1], [9]),
        verdict('fine', 'protected', [2]),
        verdict('none', 'not_applicable', [3]),
        verdict('unsure', 'unknown', [4]),
        verdict('decides', 'failing', [5, true], [9, false]),
      ],
      'decides',
    )
    expect(Object.fromEntries(marks)).toEqual({
      5: { status: 'protected', messages: ['decides 5'], isDeciding: true },
      9: { status: 'failing', messages: ['decides 9', 'beside 9'], isDeciding: true },
      1: { status: 'failing', messages: ['beside 1'], isDeciding: false },
      4: { status: 'unknown', messages: ['unsure 4'], isDeciding: false },
    })
  })

  it('gives a line its worst status', () => {
    const marks = lineMarks(
      [verdict('decides', 'protected', [1]), verdict('b', 'unknown', [1]), verdict('c', 'failing', [1])],
      'decides',
    )
    expect(marks.get(1)).toMatchObject({ status: 'failing', isDeciding: true })
    const kept = lineMarks([verdict('decides', 'failing', [1]), verdict('b', 'unknown', [1])], 'decides')
    expect(kept.get(1)?.status).toBe('failing')
  })

  it('marks nothing where the deciding safeguard does not apply', () => {
    expect(lineMarks([verdict('decides', 'not_applicable', [1])], 'decides').size).toBe(0)
  })
})
