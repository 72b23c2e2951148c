import { defineConfig } from 'vitest/config'

/** The unit tests that judge lib/domain, for `npm run mutation`; or those that it names. */
const all = ['lib/domain/**/*.test.ts', 'lib/services/check/*.test.ts']
const named = process.env.MUTATION_TESTS?.split(',')

export default defineConfig({
  test: {
    testTimeout: 300_000,
    include: named ?? all,
    setupFiles: ['lib/checks/few-runs.ts'],
    env: { EXCLUSION_MODEL_RUNS: '200' },
  },
})
