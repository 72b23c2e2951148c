import { expect, it } from 'vitest'
import { definitionOfMonitoring } from './monitoring-types.ts'

it.each([
  ['DataQuality', 'data-quality-job-definition'],
  ['ModelBias', 'model-bias-job-definition'],
  ['ModelQuality', 'model-quality-job-definition'],
  ['ModelExplainability', 'model-explainability-job-definition'],
  ['Weather', null],
  ['toString', null],
  [['DataQuality'], null],
  [null, null],
  [undefined, null],
])('a schedule of type %j follows %s', (type, definition) => {
  expect(definitionOfMonitoring(type)).toBe(definition)
})
