/** Robots of one day turn the answer of before and after; one press turns it back, and another the first. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { touchstack } from './support/command-line.ts'
import { goTo } from './support/go.ts'
import { pictureWords } from './support/picture.ts'
import { test } from './support/web.ts'

const folder = mkdtempSync(join(tmpdir(), 'touchstack-unusual-'))
const workspace = join(folder, 'w.touchstack')
test.use({ workspace })

/**
 * 20 people on each of 84 days, of whom 1 becomes a lead before 12 February (day 42), and 3 since: 5 % and 15 %. On 2 March (day
 * 60) 1,500 robots come, so that 120 of 2,300 are leads since.
 */
test.beforeAll(() => {
  const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day, 10)).toISOString()
  const lines = ['timestamp,anonymous_id,event,path']
  for (let day = 0; day < 84; day++)
    for (let who = 0; who < 20; who++) {
      lines.push(`${at(day)},p${day}-${who},,/city/x`)
      if (who < (day < 42 ? 1 : 3)) lines.push(`${at(day)},p${day}-${who},Lead,`)
    }
  for (let who = 0; who < 1_500; who++) lines.push(`${at(60)},robot${who},,/city/y`)
  // A worker that comes back to this file after another has cleared it away.
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'events.csv'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ goals: [{ name: 'Lead', event: 'Lead' }] }))
  touchstack('import', join(folder, 'events.csv'), '-w', workspace)
  touchstack('config', 'set', join(folder, 'config.json'), '-w', workspace)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('leaves out who came first on an unusual day, and counts them again', async ({ page }) => {
  const heading = page.getByRole('heading', { level: 1 })
  const leaveOut = page.getByRole('button', { name: 'Leave out the visitors who came first on that day' })
  const said = page.getByText(
    /^1,520 people came for the first time on 2\sMar 2026, where 20 are usual; 0\.20\s% of them/,
  )
  await goTo(page, '#/before-after?date=2026-02-12&withinDays=1')
  await expect(heading).toHaveText(/no change (of the rate )?can be told from chance/)
  await expect(said).toBeVisible()
  await expectAccessible(page)

  // Only those who landed on one page, whoever came beside them stays.
  await page.getByRole('button', { name: 'Only the 1,500 who landed on /city/y' }).click()
  await expect(page.getByRole('link', { name: /^1,500 people left out/ })).toBeVisible()
  await expect(said).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said).toBeVisible()

  await leaveOut.click()
  await expect(heading).toHaveText(/10\.00 points higher: 15\.00\s% against 5\.00\s% before/)
  await expect(said).toBeHidden()
  await expect(
    page.getByRole('link', { name: /^1,520 people left out, those who came first on 2\sMar 2026 among them$/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(heading).toHaveText(/no change (of the rate )?can be told from chance/)

  // The day itself says who they were, and decides the same.
  await page.getByRole('link', { name: 'See who came' }).click()
  const day = page.getByRole('region', { name: /^Who came first on 2\sMar 2026$/ })
  await expect(day.getByRole('listitem').filter({ hasText: '/city/y' })).toContainText('1,500')
  await expectAccessible(page)
  // Only those who landed on one page, whoever came beside them stays.
  await day.getByRole('button', { name: 'Leave out these 1,500 who landed on /city/y' }).click()
  await expect(day).toContainText('20 people came for the first time')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(day).toContainText('1,520 people came for the first time')
  await leaveOut.click()
  await expect(day).toContainText('Nobody who counts came for the first time on')
  await day.getByRole('button', { name: 'Count again who came first on that day' }).click()
  await expect(day).toContainText('1,520 people came for the first time')
  await page.getByRole('row', { name: /2\sMar 2026, Monday/ }).click()
  await expect(day).toBeHidden()

  // Whoever says that they are real is not asked again, until Settings say so.
  await goTo(page, '#/before-after?date=2026-02-12&withinDays=1')
  await page.getByRole('button', { name: 'Keep them' }).click()
  await expect(said).toBeHidden()
  await expect(heading).toHaveText(/no change (of the rate )?can be told from chance/)
  await goTo(page, '#/settings')
  await page.getByRole('button', { name: /^Ask about 2\sMar 2026 again$/ }).click()
  await goTo(page, '#/before-after?date=2026-02-12&withinDays=1')
  await expect(said).toBeVisible()
})

test('a picture of before and after says which days it compares, and no label of a button', async ({ page }) => {
  await goTo(page, '#/before-after?date=2026-02-12&withinDays=1&from=2026-02-01&to=2026-02-21')
  await expect(page.getByRole('button', { name: 'Compare all days' })).toBeVisible()
  const words = await pictureWords(page)
  expect(words).toMatch(/1 – 11 Feb 2026 against 12 – 20 Feb 2026; conversions within 1 day of landing\./)
  expect(words).toContain('No randomised test')
  expect(words).not.toMatch(/Compare all days|1 Jan/)
})
