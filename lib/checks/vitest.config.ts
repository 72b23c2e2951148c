import { defineConfig } from 'vitest/config'

/** Unit tests need nothing; integration tests get a real PostgreSQL of their own. */
export default defineConfig({
  test: {
    // Slow machines are slow to start, not to fail.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', 'node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['lib/**/*.int.test.ts'],
          globalSetup: ['lib/checks/postgres-for-tests.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
