import { describe, expect, it } from 'vitest'
import { decidedAt, reasonStatus, worstLine } from './decided-at.ts'

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

  it('takes what is on for right, and no other value, place or verdict', () => {
    const on = { message: 'on', path: path(0), value: true }
    expect(reasonStatus('failing', on)).toBe('protected')
    expect(reasonStatus('unknown', on)).toBe('protected')
    expect(reasonStatus('not_applicable', on)).toBe('not_applicable')
    expect(reasonStatus('protected', on)).toBe('protected')
    expect(reasonStatus('failing', { ...on, value: 'true' })).toBe('failing')
    expect(reasonStatus('failing', { ...on, path: 'PublicAccess.IsPublic' })).toBe('failing')
    expect(reasonStatus('failing', { ...on, path: 'EnableThis.Other' })).toBe('failing')
    expect(reasonStatus('failing', { message: 'on', value: true })).toBe('failing')
  })

  it('says which answer a place stands in, and has the worst of all verdicts last', () => {
    expect(
      decidedAt([
        { status: 'failing', reasons: [{ message: 'a', path: 'A' }] },
        { status: 'not_applicable', reasons: [{ message: 'b', path: 'B' }] },
        { status: 'unknown', reasons: [{ message: 'c', path: 'C', answer: 'GetBucketPolicy' }] },
        { status: 'protected', reasons: [{ message: 'd', path: 'D' }, { message: 'nowhere' }] },
      ]),
    ).toEqual([
      { path: 'B', status: 'not_applicable' },
      { path: 'D', status: 'protected' },
      { path: 'C', answer: 'GetBucketPolicy', status: 'unknown' },
      { path: 'A', status: 'failing' },
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
    expect(
      worstLine(
        new Map([
          [9, { status: 'unknown' as const }],
          [4, { status: 'unknown' as const }],
        ]),
      ),
    ).toBe(4)
    expect(worstLine(new Map([[1, { status: 'protected' as const }]]))).toBeUndefined()
  })
})
