import { describe, expect, it } from 'vitest'
import { readNames, refusalOfNames } from './names.ts'

describe('names', () => {
  it('reads one a line or between commas, each once', () => {
    expect(readNames(' a-1\nb,  c \n a-1 ')).toEqual(['a-1', 'b', 'c'])
  })

  it.each([
    [['risk-*'], /pattern/],
    [['risk-?'], /pattern/],
    [['-risk'], /not a name/],
    [['risk-'], /not a name/],
    [['.a'], /not a name/],
    [['a.'], /not a name/],
    [['a'.repeat(64)], /not a name/],
    [['x', 'arn:aws:sagemaker:us-east-1:111122223333:training-job/x'], /“arn:.+” is not a name/],
    [['ri[s]k'], /pattern/],
    [['{a,b}'], /pattern/],
    [['risk/hpo'], /not a name/],
    [[], /at least one/],
    [Array.from({ length: 21 }, (_, index) => `n${index}`), /At most 20/],
  ])('refuses %j', (names, words) => {
    expect(refusalOfNames(names)).toMatch(words)
  })

  it('takes twenty exact names', () => {
    expect(refusalOfNames(Array.from({ length: 20 }, (_, index) => `risk-hpo-${index}`))).toBeNull()
    expect(refusalOfNames(['a', 'a'.repeat(63), 'a--b', '0'])).toBeNull()
    expect(refusalOfNames(['ml.data_of-nw'])).toBeNull()
  })
})
