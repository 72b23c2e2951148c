import { defineConfig } from 'vitest/config'

/** Unit tests need nothing; integration tests get a real PostgreSQL of their own. */
export default defineConfig({
  test: {
    // Slow machines are slow to start, not to fail.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // With --coverage: every branch of every rule is walked by the unit tests.
    coverage: {
      provider: 'v8',
      include: ['lib/domain/{safeguards,check,resources}/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text'],
      thresholds: { 'lib/domain/safeguards/rules/*.ts': { branches: 100 } },
    },
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
