import { describe, expect, it } from 'vitest'
import { decidedAt, worstLine } from './decided-at.ts'

const path = (index: number) => `TrainingJobDefinitions[${index}].EnableInterContainerTrafficEncryption`

describe('what decided', () => {
  it('marks each definition by its own setting, not by the whole verdict', () => {
    const reasons = [
      { message: 'on', path: path(0), value: true },
      { message: 'off', path: path(1), value: false },
      { message: 'not set', path: path(2) },
      { message: 'of the whole job' },
    ]
    expect(decidedAt([{ status: 'failing', reasons }])).toEqual([
      { path: path(0), status: 'protected' },
      { path: path(1), status: 'failing' },
      { path: path(2), status: 'failing' },
    ])
  })

  it('opens on the first failing line, before any that could not be read', () => {
    const marks = new Map([
      [3, { status: 'protected' as const }],
      [9, { status: 'unknown' as const }],
      [20, { status: 'failing' as const }],
      [31, { status: 'failing' as const }],
    ])
    expect(worstLine(marks)).toBe(20)
    expect(worstLine(new Map([[1, { status: 'protected' as const }]]))).toBeUndefined()
  })
})
