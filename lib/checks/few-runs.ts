import fc from 'fast-check'

// A mutation is tried by many tests: few cases of each property, the same for every mutation.
fc.configureGlobal({ numRuns: 10, seed: 20261125 })
