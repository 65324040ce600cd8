/** Several reports, each with what was chosen in it, put together into one document over time. */
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { opensSample } from './journey.ts'
import { expectAccessible } from './support/accessible.ts'
import { goTo } from './support/go.ts'
import { test } from './support/web.ts'

async function fromMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Save or print', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: entry }).press('Enter')
}

async function fromPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox').fill(command)
  // There once the report is.
  await expect(page.getByRole('menuitem', { name: command })).toBeVisible()
  await page.keyboard.press('Enter')
}

const chapters = (page: Page) =>
  page.getByRole('dialog').getByRole('list', { name: 'Reports in the document' }).getByRole('listitem')

test('reports are added with what is chosen in them, put in order, called otherwise and saved as one file', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await opensSample(page)
  await goTo(page, '#/content-attribution?by=page')
  await fromMenu(page, 'Add to the document')
  await expect(page.getByText('Added to the document, which has 1 report.')).toBeVisible()
  await goTo(page, '#/stack-cost?asOf=2019-07-01&by=team')
  await fromPalette(page, 'Add this view to the document')
  await expect(page.getByText('Added to the document, which has 2 reports.')).toBeVisible()
  // Added by mistake, and taken back.
  await goTo(page, '#/renewals?asOf=2019-07-01')
  await fromMenu(page, 'Add to the document')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(async () => {
    await page.getByRole('button', { name: 'Save or print', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Save or print the document' })).toContainText('2 reports so far')
  }).toPass()
  await page.keyboard.press('Escape')

  // Kept with the workspace, beyond the page.
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: /^17 contracts/ })).toBeVisible()
  await fromPalette(page, 'Save or print the document')
  await expect(chapters(page)).toHaveText([/^1\..*\(by page\)/, /^2\.What does it cost\? \(on 1\sJul\s2019, by team\)/])
  await page.getByRole('button', { name: /^Add “.*cheapest stack/ }).press('Enter') // prettier-ignore
  await expect(chapters(page)).toHaveCount(3)

  // By keyboard: up, with the focus going along; out, and back.
  await page.getByRole('button', { name: 'Move chapter 2 up' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(chapters(page).first()).toContainText('What does it cost?')
  await expect(page.getByRole('button', { name: 'Move chapter 1 down' })).toBeFocused()
  await page.getByRole('button', { name: 'Take chapter 1 out' }).press('Enter')
  await expect(chapters(page)).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await expect(chapters(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Rename chapter 1' }).press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('What teams spend')
  await page.keyboard.press('Enter')
  await expect(chapters(page).first()).toContainText('What teams spend')
  await page.getByRole('textbox', { name: 'Title' }).fill('For the board')
  await expectAccessible(page, { beside: true })

  await page.getByRole('button', { name: 'Copy as command' }).click()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).toMatch(
    /^touchstack export html 'stack-cost\?asOf=2019-07-01&by=team&title=What\+teams\+spend' 'content-attribution\?by=page' \S+ --title 'For the board' -w .* -o 'For the board\.html'$/,
  )
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as one file' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('For the board.html')
  const html = readFileSync(await saved.path(), 'utf8')
  expect(html).toContain('<h1>For the board</h1>')
  expect(html.replaceAll('<!-- -->', '')).toContain('1. What teams spend</h2>')

  // The short one too, in one go.
  await page.getByRole('radio', { name: 'Short' }).click()
  const second = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as one file' }).click()
  expect((await second).suggestedFilename()).toBe('For the board (short).html')

  // And that of one page, which is one: a finding and a chart each.
  await page.getByRole('radio', { name: 'One page' }).click()
  const third = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as one file' }).click()
  const onePage = await third
  expect(onePage.suggestedFilename()).toBe('For the board (one page).html')
  const paper = await context.newPage()
  await paper.setContent(readFileSync(await onePage.path(), 'utf8'))
  const pdf = await paper.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await expect(paper.locator('figure:visible, table:visible')).toHaveCount(3)
  await expect(paper.locator('h3:visible')).toHaveCount(3)
})

test('one view is saved by itself, whatever the document has', async ({ page }) => {
  test.setTimeout(120_000)
  await opensSample(page)
  await fromMenu(page, 'Add to the document')
  await goTo(page, '#/stack-cost?asOf=2019-07-01&by=team')
  await fromMenu(page, 'Save or print this view')
  await expect(page.getByRole('dialog', { name: 'Save or print this view' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as one file' }).click()
  const html = readFileSync(await (await download).path(), 'utf8')
  expect(html.replaceAll('<!-- -->', '')).toContain('2. Where the figures come from</h2>')
  expect(html).toContain('touchstack report stack-cost')
  // The button that was at work keeps the focus, so that Escape closes the dialog still.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
