import { test as base, expect } from '@playwright/test'
import { withDataDir } from './data-dir.ts'
import { watch } from './watch.ts'
import { startWebHost, type WebHost } from './web-host.ts'

interface WebFixtures {
  /** Workspace file to open at the start, set with `test.use`. */
  workspace: string | null
  /** The host's own empty data folder. */
  dataDir: string
  host: WebHost
  /** What the page did and must not; the test fails unless it is empty at the end. */
  violations: string[]
}

/** Gives each test its own web host and a `page` opened on it. */
export const test = base.extend<WebFixtures>({
  workspace: [null, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing
  dataDir: async ({}, use) => withDataDir(use),
  host: async ({ dataDir, workspace }, use, testInfo) => {
    const host = await startWebHost(dataDir, workspace)
    await use(host)
    const survived = host.running()
    await host.stop()
    if (host.output()) await testInfo.attach('web-host.txt', { body: host.output(), contentType: 'text/plain' })
    expect(survived, `the web host ran to the end of the test:\n${host.output()}`).toBe(true)
  },
  violations: async ({ context }, use) => {
    const violations = await watch(context)
    await use(violations)
    expect(violations, 'nothing the page must not do').toEqual([])
  },
  page: async ({ page, host, violations: _ }, use) => {
    await page.goto(host.url)
    await use(page)
  },
})
