/** What people do, written once and run in the browser and in the desktop app. */
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'

export async function opens(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/Touchstack/)
  await expect(page.getByRole('main')).toBeVisible()
  await expectAccessible(page)
}
