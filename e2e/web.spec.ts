import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Report } from '../shared/reports/index.ts'
import { opens, opensSample, readTable } from './journey.ts'
import { expectAccessible } from './support/accessible.ts'
import { touchstack } from './support/command-line.ts'
import { test } from './support/web.ts'
import { goTo } from './support/go.ts'

test('opens', async ({ page }) => opens(page))

test('the sample answers its first question, with the numbers of the command line', async ({ page, host, context }) => {
  test.setTimeout(120_000)
  await opensSample(page)
  // The printed address in another tab, and a copied link.
  for (const address of [host.url, page.url()]) {
    const tab = await context.newPage()
    await tab.goto(address)
    await expect(tab.getByRole('heading', { level: 1, name: /^70\.1 %/ })).toBeVisible()
    await tab.close()
  }
  // A link pressed while a slow machine still draws the start.
  const slow = await context.newPage()
  await (await context.newCDPSession(slow)).send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await slow.goto(host.url)
  await goTo(slow, '#/goals')
  await expect(slow.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible()
  await expect(slow).toHaveURL(/#\/goals$/)
  await slow.close()
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  try {
    touchstack('sample', folder)
    const workspace = join(folder, 'w.touchstack')
    const tables = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => join(folder, name))
    touchstack('import', ...tables, '-w', workspace)
    touchstack('config', 'set', join(folder, 'config.json'), '-w', workspace)
    const report = (model: string): Report<'content-attribution'> =>
      JSON.parse(
        touchstack(
          'report',
          'content-attribution',
          '--goal',
          'Signup',
          '--model',
          model,
          '-w',
          workspace,
          '--format',
          'json',
        ),
      ) as Report<'content-attribution'>
    const last = new Map(report('last').rows.map((row) => [row.key, row]))
    const shown = await readTable(page)
    const { rows } = report('first')
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const cells = shown.get(row.key)
      expect(cells, `a row for ${row.key}`).toBeDefined()
      const [people, first, share, , lastPage] = cells!
      expect([people, first, share, lastPage]).toEqual([
        row.people.toLocaleString('en'),
        row.conversions.toLocaleString('en'),
        `${(row.conversionShare * 100).toFixed(1)} %`,
        last.get(row.key)!.conversions.toLocaleString('en'),
      ])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.describe('in a browser that speaks Portuguese', () => {
  test.use({ locale: 'pt-BR', permissions: ['clipboard-read', 'clipboard-write'] })
  test('every word is English, and a copied command works from any folder', async ({ page, dataDir }) => {
    await opensSample(page)
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Copy as command' }).click()
    await expect(page.getByText('Command copied.')).toBeVisible()
    const command = await page.evaluate(async () => navigator.clipboard.readText())
    expect(command).toContain(` -w '${dataDir}/`)
    await goTo(page, '#/goals')
    await page.getByRole('button', { name: 'Add a goal' }).click()
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await expect(page.getByRole('button', { name: 'Show suggestions' }).first()).toBeVisible()
    await goTo(page, '#/settings')
    await page.getByRole('button', { name: /Time zone/ }).click()
    await page.getByRole('searchbox', { name: 'Search time zone' }).fill('são paulo')
    await expect(page.getByRole('option')).toHaveText(['America/Sao PauloBrazil'])
  })
})

test('a file is looked at, imported, and accounted for; how it was read is known for the next one', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  const choose = async (name: RegExp, ...files: string[]): Promise<void> => {
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name }).first().click()
    // A field that nothing holds is thrown away by the browser, and with it what is chosen.
    const held = page.locator('body > input[type=file]')
    await expect(held).toHaveCount(1)
    await (await chosen).setFiles(files)
    await expect(held).toHaveCount(0)
  }
  const file = join(folder, 'visits.csv')
  writeFileSync(
    file,
    'timestamp,visitor_id,event,path\n2019-01-01T10:00:00Z,v1,,/a\n2019-01-01T10:01:00Z,v1,Bought,\nnever,v2,,/b\n2019-01-02T10:00:00Z,v3,,/a\n',
  )
  try {
    await choose(/Choose files/, file)
    await expect(page.getByRole('heading', { level: 1, name: /Table of events/ })).toBeVisible()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /^Import/ })
      .last()
      .click()
    await expect(page.getByText(/3 of 4|3 rows|1 cannot be used|1 rejected/).first()).toBeVisible({ timeout: 60_000 })

    // Columns nobody knows, days first, are said once.
    await page.getByRole('button', { name: 'Done' }).click()
    const ours = (name: string, day: number): string => {
      const path = join(folder, name)
      writeFileSync(path, `Wann;Cookie;Seite\n0${day}/04/2019 10:00;x${day};/s\n`)
      return path
    }
    await choose(/^Import files/, ours('april.csv', 3))
    for (const [column, field] of [
      ['Wann', 'Time'],
      ['Cookie', 'Visitor'],
      ['Seite', 'Content path'],
    ]) {
      await page.getByRole('button', { name: `${column} becomes` }).click()
      await page.getByRole('option', { name: field!, exact: true }).click()
    }
    await page.getByRole('button', { name: /^Dates/ }).click()
    await page.getByRole('option', { name: /^day, month, year/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: /1 row; it can be used/ })).toBeVisible()
    await page.getByRole('button', { name: 'Mappings' }).click()
    await page.getByRole('menuitem', { name: /^Save this mapping/ }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Shop log')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /Read as Shop log says: 1 row/ })).toBeVisible({
      timeout: 30_000,
    })
    await page.getByRole('button', { name: 'Discard' }).click()

    // The next file of these columns is read so, whatever its name; what is no export keeps it out no more.
    const junk = join(folder, 'junk.csv')
    writeFileSync(junk, 'name,colour\nx,red\n')
    await goTo(page, '#/imports')
    await choose(/^Import files/, ours('whatever.txt', 5), junk)
    await expect(page.getByRole('heading', { level: 1, name: /Read as Shop log says: 1 row/ })).toBeVisible({
      timeout: 30_000,
    })
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Import 1 of 2 files' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /1 row imported from whatever.txt; 1 file could not be read/ })).toBeVisible({ timeout: 30_000 }) // prettier-ignore
    await expect(page.getByText('junk.csv, line 1: no column gives the time')).toBeVisible()
    await expect(page.getByRole('cell', { name: '5 Apr 2019' }).or(page.getByText('5 Apr 2019')).first()).toBeVisible()

    // Two files with the same columns are read alike; the same file under another name stays out.
    await page.getByRole('button', { name: 'Done' }).click()
    const unnamed = (name: string, day: number): string => {
      const path = join(folder, name)
      writeFileSync(path, `aa,bb,cc\n2019-06-0${day}T10:00:00Z,x${day},/t\n`)
      return path
    }
    await choose(/^Import files/, unnamed('first.csv', 1), unnamed('second.csv', 2), unnamed('second (1).csv', 2))
    await expect(page.getByText('the same file as second.csv, left out')).toBeVisible({ timeout: 30_000 })
    for (const [column, field] of [
      ['aa', 'Time'],
      ['bb', 'Visitor'],
      ['cc', 'Content path'],
    ]) {
      await page.getByRole('button', { name: `${column} becomes` }).click()
      await page.getByRole('option', { name: field!, exact: true }).click()
    }
    await page.getByRole('button', { name: 'Import 2 of 3 files' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /2 rows imported/ })).toBeVisible({ timeout: 30_000 })
    // Chosen once more, it is known from before.
    await page.getByRole('button', { name: 'Done' }).click()
    await choose(/^Import files/, join(folder, 'second (1).csv'))
    await expect(page.getByText(/This is the same file, byte for byte, as second\.csv/)).toBeVisible({
      timeout: 30_000,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('files that are ready are imported, and one that needs a choice waits for it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  const write = (name: string, rows: string): string => {
    const path = join(folder, name)
    writeFileSync(path, `date,user_id,event\n${rows}`)
    return path
  }
  const files = [write('leads.csv', '02/05/2025,u,Signed Up\n'), write('visits.csv', '2025-01-01,u,Visited\n')]
  try {
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /Choose files/ }).click()
    await (await chosen).setFiles(files)
    await expect(page.getByText('1 file is ready, 1 needs a choice.')).toBeVisible()
    await page.getByRole('button', { name: 'Import 1 of 2 files' }).click()
    await expect(page.getByRole('heading', { name: '1 row imported from visits.csv' })).toBeVisible()
    await page.getByRole('button', { name: 'Make the choice' }).click()
    await page.getByRole('button', { name: 'Day first' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { name: '2 of 2 rows from 2 files imported' })).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('many files of one format are one card that opens, and one line of the result', async ({ page }) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-e2e-'))
  const files = [1, 2, 3, 4, 5].map((day) => {
    const path = join(folder, `day_${day}.csv`)
    writeFileSync(path, `timestamp,visitor_id,event,path\n2019-01-0${day}T10:00:00Z,v${day},,/a\n`)
    return path
  })
  try {
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /Choose files/ }).click()
    await (await chosen).setFiles(files)
    const group = page.getByRole('button', { name: /^5 files, 5 rows/ })
    await group.press('Enter')
    await expect(group).toHaveAttribute('aria-expanded', 'true')
    // Looking at one of them leaves the list open.
    await page.getByRole('button', { name: /^day_3\.csv/ }).press('Enter')
    await expect(page.getByRole('button', { name: /^day_3\.csv/ })).toHaveAttribute('aria-pressed', 'true')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove day_2.csv' }).click()
    await page.getByRole('button', { name: /^Import 4 files/ }).click()
    await expect(page.getByRole('gridcell', { name: '4 files like day_1.csv' }).or(page.getByRole('rowheader', { name: '4 files like day_1.csv' }))).toBeVisible() // prettier-ignore
    await page.getByRole('button', { name: 'Show each of 4 files' }).press('Enter')
    await expect(page.getByText('day_4.csv')).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
