import { expect, it } from 'vitest'
import { isKept } from './keep-settings.ts'
import { canJudgeStored } from './stored-settings.ts'
import { resourceTypeIds } from './types.ts'

it('keeps everything that is judged of jobs, and re-reads what changes or takes more answers', () => {
  const judgedAgain = resourceTypeIds.filter(canJudgeStored)
  expect(judgedAgain).toContain('tuning-job')
  expect(judgedAgain).toContain('data-quality-job-definition')
  expect(judgedAgain).not.toContain('monitoring-schedule')
  expect(judgedAgain).not.toContain('notebook-instance')
})

it('knows a path through what is not kept', () => {
  expect(isKept('TrainingJobDefinition.VpcConfig')).toBe(true)
  expect(isKept('Containers[].Environment.KEY')).toBe(false)
})
