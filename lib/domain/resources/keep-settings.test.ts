import { describe, expect, it } from 'vitest'
import { keepSettings, notKeptMark } from './keep-settings.ts'

describe('keepSettings', () => {
  it('keeps settings and drops what may hold customers’ own words, at any depth', () => {
    const kept = keepSettings({
      TrainingJobName: 'a',
      CreationTime: new Date('2026-11-01T10:00:00Z'),
      Environment: { NOTE: 'patient Jane Roe' },
      TrainingJobDefinitions: [
        { StaticHyperParameters: { who: 'Jane Roe' }, EnableInterContainerTrafficEncryption: false },
      ],
      Absent: undefined,
      Tags: null,
    })
    expect(Object.keys(kept as object)).not.toContain('Absent')
    expect(kept).toEqual({
      TrainingJobName: 'a',
      CreationTime: '2026-11-01T10:00:00.000Z',
      Environment: notKeptMark,
      Tags: null,
      TrainingJobDefinitions: [
        { StaticHyperParameters: notKeptMark, EnableInterContainerTrafficEncryption: false },
      ],
    })
    expect(JSON.stringify(kept)).not.toContain('Jane Roe')
  })
})
