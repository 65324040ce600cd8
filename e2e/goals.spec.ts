/** A goal is put together in a form that does not lose what was typed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { touchstack } from './support/command-line.ts'
import { opensSample } from './journey.ts'
import { goTo } from './support/go.ts'
import { test } from './support/web.ts'

test('Escape closes a list first, and a goal that was left is gone on with', async ({ page }) => {
  await opensSample(page)
  await goTo(page, '#/goals')
  await page.getByRole('button', { name: 'Add a goal' }).click()
  const form = page.getByRole('form', { name: 'New goal' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Paid')
  await form.getByRole('button', { name: /Reached when/ }).click()
  await page.getByRole('option', { name: /^Signup Completed/ }).click()
  await form.getByRole('button', { name: 'Add a condition' }).click()
  const property = form.getByRole('combobox', { name: 'Property 1', exact: true })
  await property.fill('pla')
  await expect(page.getByRole('option', { name: 'plan' })).toBeVisible()
  await property.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(property).toHaveValue('pla')
  await property.press('Escape')
  await expect(form).toBeHidden()
  // As well after another screen was looked at.
  await goTo(page, '#/settings')
  await goTo(page, '#/goals')
  await page.getByRole('button', { name: 'Go on with it' }).click()
  await expect(form.getByText('As you left it; it is not saved yet.')).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Paid')
  await property.fill('plan')
  await property.press('Tab')
  await form.getByRole('button', { name: 'Test of plan' }).click()
  await page.getByRole('option', { name: 'is filled' }).click()
  await form.getByRole('button', { name: 'Add goal' }).click()
  await expect(page.getByText('Goal “Paid” added.')).toBeVisible()
  await expect(page.getByText('where plan is filled')).toBeVisible()
  await page.getByRole('button', { name: 'Add a goal' }).click()
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('')
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeVisible()
})

test.describe('a goal valued in several currencies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-rates-'))
  const workspace = join(folder, 'w.touchstack')
  test.use({ workspace })
  test.beforeAll(() => {
    mkdirSync(folder, { recursive: true })
    const rows = ['2026-01-02,a,bought,100,EUR', '2026-01-02,b,bought,30,USD']
    writeFileSync(join(folder, 'shop.csv'), ['timestamp,visitor_id,event,value,currency', ...rows, ''].join('\n'))
    const goals = [{ name: 'Purchase', event: 'bought', value: { property: 'value' } }]
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ goals }))
    touchstack('import', join(folder, 'shop.csv'), '-w', workspace)
    touchstack('config', 'set', join(folder, 'config.json'), '-w', workspace)
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('has the way to set the rate where it says that one is missing', async ({ page }) => {
    await goTo(page, '#/goals')
    await page.getByRole('button', { name: 'Set the rate', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox').nth(1)).toHaveValue('EUR')
    await dialog.getByPlaceholder('0.00').fill('1.1')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('$140', { exact: true })).toBeVisible()
  })
})
