import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { test } from './support/web.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const touchstack = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'src-main/hosts/cli/main.ts'), ...args], { encoding: 'utf8' })

// The inventory and the decisions of the sample; its events answer other questions.
const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
const workspace = join(folder, 'w.touchstack')
test.use({ workspace })
test.beforeAll(() => {
  touchstack('sample', join(folder, 'sample'))
  const files = readdirSync(join(folder, 'sample')).filter((name) => /^tools|^decision/.test(name))
  touchstack('import', ...files.map((name) => join(folder, 'sample', name)), '-w', workspace)
  touchstack('config', 'set', join(folder, 'sample', 'config.json'), '-w', workspace)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

test('the screen says what the command line says', async ({ page }) => {
  const args = ['report', 'build-vs-buy', '--decision', 'Product tours', '-w', workspace, '--format', 'json']
  const { totals } = JSON.parse(touchstack(...args)) as { totals: { buildPv: number; buyPv: number; buyP80: number } }
  await page.evaluate(() => (location.hash = '#/build-vs-buy?decision=Product%20tours'))
  const money = (value: number): string => `$${Math.round(value).toLocaleString('en-US')}`
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${money(totals.buildPv - totals.buyPv)} less`)
  const options = page.getByRole('table', { name: 'Every option' }).or(page.getByRole('grid', { name: 'Every option' }))
  for (const value of [totals.buildPv, totals.buyPv, totals.buyP80]) await expect(options).toContainText(money(value))
})

test('a deleted decision comes back', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#/build-vs-buy'))
  await page.getByRole('button', { name: 'Delete Product tours' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Product tours' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Product tours' })).toBeVisible()
})

for (const [name, hash] of [
  ['the list', '#/build-vs-buy'],
  ['a result', '#/build-vs-buy?decision=Content%20recommender'],
  ['its tables', '#/build-vs-buy?decision=Content%20recommender&view=table'],
  ['the editor', '#/decision?decision=Content%20recommender'],
  ['the record', '#/decision-record?decision=Product%20tours'],
] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`${name} of decisions is accessible in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((to) => (location.hash = to), hash)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    })
