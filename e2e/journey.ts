/** What people do, written once and run in the browser and in the desktop app. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'

export async function opens(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Touchstack/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
}

/** From the first screen to "which landing pages bring the people who convert", with the keyboard alone. */
export async function opensSample(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: /Open the sample/ })
  await open.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^70\.1 %/ })).toBeVisible({ timeout: 60_000 })
}

/** The table on screen: key → cells of its row. */
export async function readTable(page: Page): Promise<Map<string, string[]>> {
  const rows = await page.getByRole('table').or(page.getByRole('grid')).first().getByRole('row').all()
  const cells = await Promise.all(
    rows.map((row) => row.locator('td, th, [role=gridcell], [role=rowheader], [role=cell]').allInnerTexts()),
  )
  return new Map(cells.filter((row) => row.length > 1).map(([key = '', ...rest]) => [plain(key), rest.map(plain)]))
}

/** Units stand behind spaces that do not break. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').trim()
