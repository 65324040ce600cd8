/** What a picture of the chart on screen says. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

export async function pictureWords(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save or print' }).click()
  await page.getByRole('menuitem', { name: 'Chart as SVG' }).click()
  const svg = readFileSync(await (await download).path(), 'utf8')
  return svg.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
