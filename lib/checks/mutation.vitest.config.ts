import { defineConfig } from 'vitest/config'

/** The unit tests that judge lib/domain, for `npm run mutation`. */
export default defineConfig({
  test: {
    testTimeout: 300_000,
    include: ['lib/domain/**/*.test.ts', 'lib/services/check/*.test.ts'],
    setupFiles: ['lib/checks/few-runs.ts'],
    env: { EXCLUSION_MODEL_RUNS: '200' },
  },
})
