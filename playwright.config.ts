import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { findBrowser, quietFlags, sandbox } from './scripts/browser.mjs'

const executablePath = findBrowser()

const browser: PlaywrightTestConfig['use'] = {
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
}

const measured = 'import.spec.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/support/setup.ts',
  reporter: 'list',
  fullyParallel: true,
  // Half the cores, the default, is one of two.
  workers: '100%',
  // A test that passes only the second time has found something.
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // Keeping a trace of everything in case it fails takes half the processor time again: `npm run e2e -- --trace on`.
  // A press that finds nothing to press fails by itself, instead of waiting until the test has taken too long.
  use: { screenshot: 'only-on-failure', actionTimeout: 60_000 },
  projects: [
    { name: 'web', testIgnore: ['electron.spec.ts', measured], use: browser },
    // What is measured has the machine to itself; by itself: `npm run e2e -- --no-deps --project measured`.
    { name: 'measured', testMatch: measured, dependencies: ['web'], use: browser },
    { name: 'electron', testMatch: 'electron.spec.ts' },
  ],
})
