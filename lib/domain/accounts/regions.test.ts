import { expect, it } from 'vitest'
import { isRegionOff, isRegionOf } from './regions.ts'

it('knows which regions a partition has', () => {
  expect(isRegionOf('aws', 'eu-west-1')).toBe(true)
  expect(isRegionOf('aws', 'cn-north-1')).toBe(false)
})

it('takes an invalid token for a region that is off only where regions can be off', () => {
  expect(isRegionOff('us-east-1', 'RegionDisabledException')).toBe(true)
  expect(isRegionOff('us-east-1', 'OptInRequired')).toBe(true)
  expect(isRegionOff('af-south-1', 'UnrecognizedClientException')).toBe(true)
  expect(isRegionOff('af-south-1', 'InvalidClientTokenId')).toBe(true)
  expect(isRegionOff('us-east-1', 'OptInRequiredException')).toBe(true)
  expect(isRegionOff('us-east-1', 'UnrecognizedClientException')).toBe(false)
  expect(isRegionOff('af-south-1', 'NotUnrecognizedClient')).toBe(false)
  expect(isRegionOff('af-south-1', 'AccessDeniedException')).toBe(false)
})
