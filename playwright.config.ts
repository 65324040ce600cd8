import { defineConfig } from '@playwright/test'
import { findBrowser, quietFlags, sandbox } from './scripts/browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/support/setup.ts',
  reporter: 'list',
  fullyParallel: true,
  // A test that passes only the second time has found something.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    {
      name: 'web',
      testIgnore: 'electron.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 800 },
        locale: 'en-US',
        // Neither UTC nor the machine's own: a local time shown by mistake is seen.
        timezoneId: 'America/New_York',
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          chromiumSandbox: sandbox,
          args: quietFlags,
        },
      },
    },
    { name: 'electron', testMatch: 'electron.spec.ts' },
  ],
})
