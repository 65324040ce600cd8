import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { touchstack } from './support/command-line.ts'
import { test } from './support/web.ts'
import { goTo } from './support/go.ts'

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

/** By what the command palette calls it. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox', { name: 'Search or run a command' })).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('menuitem').first()).toContainText(words)
  await page.keyboard.press('Enter')
}

/** Tab after Tab, as somebody without a mouse would. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0] : element
      return (label?.textContent ?? '').trim()
    })
  for (let step = 0; step < 160; step++) {
    await page.keyboard.press('Tab')
    if ((await named()) === name) return
  }
  throw new Error(`Tab never came to ${name}`)
}

test('from “we need product tours” to a printed decision record, by keyboard alone', async ({ page }) => {
  test.slow()
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await expect(page.getByRole('navigation').getByText('Build or buy?')).toBeVisible()
  await command(page, 'Build or buy')
  await expect(page.getByRole('heading', { level: 1, name: /3 decisions/ })).toBeVisible()
  await command(page, 'New decision')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Tours in the app')
  await page.keyboard.press('Tab')
  await page.keyboard.type('We need product tours')
  await tabTo(page, 'Capabilities, with commas')
  await page.keyboard.type('onboarding tours, checklists')
  // It says what it comes to while it is typed.
  await expect(page.getByLabel('What it comes to').getByText('Present value', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1, name: /^Not scored yet/ })).toBeVisible()
  await expect(page.getByText('checklists', { exact: true })).toBeVisible()
  await expect(page.getByText(/Already owned: onboarding tours \(Appcues\)/)).toBeVisible()
  await expect(page.getByText(/Not decided yet/)).toBeVisible()

  // Decide, as a second version.
  await tabTo(page, 'Inputs')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /What goes into/ })).toBeVisible()
  await tabTo(page, 'Decided')
  await page.keyboard.type('Buy Appcues')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Ann Lee')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Decided: Buy Appcues, by Ann Lee/)).toBeVisible()

  await tabTo(page, 'Record')
  await page.keyboard.press('Enter')
  const record = page.getByRole('article', { name: 'Decision record' })
  await expect(record.getByText('We need product tours')).toBeVisible()
  await expect(record.getByText('Buy Appcues, by Ann Lee')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Decided: choice' })).toBeVisible()
  await tabTo(page, 'Print')
  await page.keyboard.press('Enter')
  await expect(page.locator('body[data-printed]')).toBeAttached()
  // What comes out of the printer: the record alone.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByText('Skip to the report')).toBeHidden()
  await expect(record.getByText('How it was computed')).toBeVisible()
  expect((await page.pdf()).byteLength).toBeGreaterThan(20_000)
})

test('the screen says what the command line says', async ({ page }) => {
  const args = ['report', 'build-vs-buy', '--decision', 'Product tours', '-w', workspace, '--format', 'json']
  const { totals } = JSON.parse(touchstack(...args)) as { totals: { buildPv: number; buyPv: number; buyP80: number } }
  await goTo(page, '#/build-vs-buy?decision=Product%20tours')
  const money = (value: number): string => `$${Math.round(value).toLocaleString('en-US')}`
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${money(totals.buildPv - totals.buyPv)} less`)
  const options = page.getByRole('table', { name: 'Every option' }).or(page.getByRole('grid', { name: 'Every option' }))
  for (const value of [totals.buildPv, totals.buyPv, totals.buyP80]) await expect(options).toContainText(money(value))
})

test('a deleted decision comes back', async ({ page }) => {
  await goTo(page, '#/build-vs-buy')
  await page.getByRole('button', { name: 'Delete Product tours' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Product tours' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Product tours' })).toBeVisible()
})

test('in a document every table has the whole width, on screens and on paper', async ({ page }) => {
  const file = join(folder, 'report.html')
  const views = ['stack-cost?by=team', 'content-attribution', 'template-ranking', 'before-after', 'stack-diff', 'stack-overlap', 'stack-consolidation', 'renewals', 'build-vs-buy?decision=Product tours'] // prettier-ignore
  touchstack('export', 'html', ...views, '-w', workspace, '-o', file)
  await page.goto(pathToFileURL(file).href)
  for (const [width, media] of [
    [1280, 'screen'],
    [800, 'screen'],
    [688, 'print'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ media })
    const wrong = await page.evaluate(() => {
      const tables = [...document.querySelectorAll('table')]
      const name = (table: Element): string => table.getAttribute('aria-label') ?? ''
      const boxes = tables.map((table) => ({ table, box: table.getBoundingClientRect() }))
      const page = document.querySelector('main')!.getBoundingClientRect()
      return [
        ...boxes.filter(({ box }) => box.right > page.right + 1).map(({ table }) => `${name(table)} is too wide`),
        ...boxes.flatMap((a) =>
          boxes
            .filter((b) => a !== b && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1)
            .map((b) => `${name(a.table)} stands beside ${name(b.table)}`),
        ),
        ...[...document.querySelectorAll<HTMLElement>('th, td')]
          .filter((cell) => cell.innerText.length > 3 && cell.clientWidth < 40 && cell.clientHeight > 60)
          .map((cell) => `“${cell.innerText}” is squeezed`),
      ]
    })
    expect(wrong, `${media} of ${width} px`).toEqual([])
  }
  const count = await page.locator('table').count()
  expect(count).toBeGreaterThan(8)
  // The first page of A4 answers the first question: its chart's heading stands within 269 mm.
  const first = await page.getByRole('heading', { name: /^Annual cost by team/ }).boundingBox()
  expect(first!.y).toBeLessThan(900)
})
