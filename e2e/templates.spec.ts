/**
 * From a file to "City pages beat Articles by x points (interval), p, n" and on to the people behind it: once with the
 * mouse, once with the keyboard alone.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { test } from './support/web.ts'

/**
 * 400 people land on a city page and 400 on an article; 40 and 8 of them sign up. So 10 % against 2 %: 8.00 points, by
 * Newcombe's interval 4.85 to 11.44, and z = 4.76, p < 0.001.
 */
function visits(): string {
  const states = ['texas', 'ohio', 'florida', 'utah', 'maine', 'iowa', 'oregon', 'nevada']
  const articles = ['what-it-costs', 'how-it-works', 'who-pays-for-it', 'first-steps', 'your-rights', 'after-the-court']
  const lines = ['timestamp,visitor_id,event,path']
  const at = (minute: number): string => new Date(Date.UTC(2019, 2, 1, 0, minute)).toISOString()
  for (let n = 0; n < 400; n++) {
    const state = states[n % states.length]!
    lines.push(`${at(n * 10)},c${n},,/l/${state}/${state}-city-${n % 3}`)
    if (n < 40) lines.push(`${at(n * 10 + 5)},c${n},Signed up,`)
    lines.push(`${at(n * 10 + 1)},a${n},,/learn/${articles[n % articles.length]!}`)
    if (n < 8) lines.push(`${at(n * 10 + 6)},a${n},Signed up,`)
  }
  return `${lines.join('\n')}\n`
}

const finding = /^City pages beat Articles by 8\.00 points \(95\s%\sinterval 4\.8\d to 11\.\d\d\), p < 0\.001, n = 800$/

/** How a person does things: with the mouse, or without ever touching it. */
interface Hands {
  press: (control: Locator) => Promise<void>
  /** Opens a list and takes one of its options. */
  choose: (control: Locator, option: RegExp) => Promise<void>
}

const mouse = (page: Page): Hands => ({
  press: (control) => control.click(),
  choose: async (control, option) => {
    await control.click()
    await page.getByRole('option', { name: option }).click()
  },
})

/** Reaches a control by Tab from where the focus is, as a person would; fails when Tab never gets there. */
function keyboard(page: Page): Hands {
  const press = async (control: Locator): Promise<void> => {
    await control.waitFor()
    for (let tabs = 0; tabs < 150; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement)) {
        await page.keyboard.press('Enter')
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reaches ${control.toString()}.`)
  }
  return {
    press,
    choose: async (control, option) => {
      await press(control)
      const wanted = page.getByRole('option', { name: option })
      await wanted.waitFor()
      for (let steps = 0; steps < 30; steps++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) break
        await page.keyboard.press('ArrowDown')
      }
      await page.keyboard.press('Enter')
    },
  }
}

async function journey(page: Page, dataDir: string, hands: Hands): Promise<void> {
  const file = join(dataDir, 'visits.csv')
  writeFileSync(file, visits())
  const chosen = page.waitForEvent('filechooser')
  await hands.press(page.getByRole('button', { name: /Choose files/ }))
  await (await chosen).setFiles(file)
  await hands.press(page.getByRole('button', { name: /^Import$/ }).last())
  await expect(page.getByRole('heading', { level: 1, name: /848/ })).toBeVisible({ timeout: 90_000 })

  // Templates are proposed from the paths alone, and become groups.
  await hands.press(page.getByRole('link', { name: /^Content groups/ }).first())
  await expect(page.getByText('/l/{state}/{city}').first()).toBeVisible()
  // Long paths give way to what is to be pressed.
  for (const name of [/^Add all 2$/, /^Add rule for /])
    await expect(page.getByRole('button', { name }).first()).toBeInViewport({ ratio: 1 })
  await hands.press(page.getByRole('button', { name: /^Add all 2$/ }))
  await hands.press(page.getByRole('button', { name: 'Apply to all history' }))
  await expect(page.getByRole('heading', { level: 1, name: /^2 rules cover 100\.0 %/ })).toBeVisible()

  await hands.press(page.getByRole('link', { name: /^Goals/ }))
  await hands.press(page.getByRole('button', { name: 'Add a goal' }).first())
  // The name has the focus already.
  await page.keyboard.type('Signed up')
  await hands.choose(page.getByRole('button', { name: /Reached when this event happens/ }), /^Signed up/)
  await hands.press(page.getByRole('button', { name: 'Add goal', exact: true }))
  await expect(page.getByRole('heading', { level: 1, name: /48/ })).toBeVisible()

  await hands.press(page.getByRole('link', { name: 'Templates' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(finding)
  await expectAccessible(page)

  await hands.press(page.getByRole('link', { name: 'The people of City pages' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^400 people with City pages as the first page, 40 with a sign-up, 10\.00\s%$/,
  )
  // One person's touches, with why the credited one was credited.
  await expect(page.locator('ol').getByText('goal reached', { exact: true })).toBeVisible()
  await expect(page.locator('ol').getByText('Only touch')).toBeVisible()
  await expectAccessible(page)
}

test('from a file to the people behind a difference, with the mouse', async ({ page, dataDir }) => {
  test.setTimeout(300_000)
  await journey(page, dataDir, mouse(page))
})

test('from a file to the people behind a difference, with the keyboard alone', async ({ page, dataDir }) => {
  test.setTimeout(300_000)
  await journey(page, dataDir, keyboard(page))
})
