import { expect, it } from 'vitest'
import { isKept } from './keep-settings.ts'
import { canJudgeStored } from './stored-settings.ts'
import { rulesFor } from '#lib/domain/safeguards/catalogue.ts'
import { resourceTypeIds, resourceTypes } from './types.ts'

it('keeps everything that is judged of jobs, and re-reads what changes or takes more answers', () => {
  const judgedAgain = resourceTypeIds.filter(canJudgeStored)
  expect(judgedAgain).toContain('tuning-job')
  expect(judgedAgain).toContain('data-quality-job-definition')
  expect(judgedAgain).not.toContain('monitoring-schedule')
  expect(judgedAgain).not.toContain('notebook-instance')
  const expected = resourceTypeIds.filter(
    (type) =>
      resourceTypes[type].isImmutable &&
      !rulesFor(type).some(({ reads }) => reads.some((path) => path.includes(': ') || !isKept(path))),
  )
  expect(judgedAgain).toEqual(expected)
})

it('knows a path through what is not kept', () => {
  expect(isKept('TrainingJobDefinition.VpcConfig')).toBe(true)
  expect(isKept('Containers[].Environment.KEY')).toBe(false)
  expect(isKept('Tags[].Key')).toBe(false)
  expect(isKept('Tags')).toBe(false)
})
