import { defineConfig } from '@playwright/test'

/** Journeys through the whole stack: one portal, one worker, one sandbox, one browser at a time. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: './.results',
  globalSetup: './global-setup.ts',
  workers: 1,
  fullyParallel: false,
  // A journey that passes the second time is reported as flaky, and stays to be mended.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
})
