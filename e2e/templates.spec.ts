/**
 * From a file to "City pages beat Articles by x points (interval), p, n" and on to the people behind it: once with the
 * mouse, once with the keyboard alone.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { pictureWords } from './support/picture.ts'
import { test } from './support/web.ts'

/**
 * 400 people land on a city page and 400 on an article; 40 and 8 of them sign up. So 10 % against 2 %: 8.00 points, by
 * Newcombe's interval 4.85 to 11.44, and z = 4.76, p < 0.001. Every second came from a search.
 */
function visits(): string {
  const states = ['texas', 'ohio', 'florida', 'utah', 'maine', 'iowa', 'oregon', 'nevada']
  const articles = ['what-it-costs', 'how-it-works', 'who-pays-for-it', 'first-steps', 'your-rights', 'after-the-court']
  const lines = ['timestamp,visitor_id,event,path,referrer']
  const at = (minute: number): string => new Date(Date.UTC(2019, 2, 1, 0, minute)).toISOString()
  for (let n = 0; n < 400; n++) {
    const state = states[n % states.length]!
    const from = n % 2 === 0 ? 'https://www.google.com/' : ''
    lines.push(`${at(n * 10)},c${n},,/l/${state}/${state}-city-${n % 3},${from}`)
    if (n < 40) lines.push(`${at(n * 10 + 5)},c${n},Signed up,,`)
    lines.push(`${at(n * 10 + 1)},a${n},,/learn/${articles[n % articles.length]!},${from}`)
    if (n < 8) lines.push(`${at(n * 10 + 6)},a${n},Signed up,,`)
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

/** From the file to the finding about everybody. */
async function comparesTemplates(page: Page, dataDir: string, hands: Hands): Promise<void> {
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
  await expect(page.getByRole('button', { name: 'Add goal', exact: true })).toBeInViewport({ ratio: 1 })
  await hands.press(page.getByRole('button', { name: 'Add goal', exact: true }))
  await expect(page.getByRole('heading', { level: 1, name: /48/ })).toBeVisible()

  await hands.press(page.getByRole('link', { name: 'Page templates' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(finding)
}

async function journey(page: Page, dataDir: string, hands: Hands): Promise<void> {
  await comparesTemplates(page, dataDir, hands)
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

/**
 * Everybody on a city page has "it" in the path, and 201 on an article (what-it-costs, how-it-works, who-pays-for-it), of
 * whom 5 sign up: 40 of 400 against 5 of 201. Of those who came from a search, 20 of 200 against 3 of 134.
 */
test('among people with a text in the path, and those who came by one channel', async ({ page, dataDir }) => {
  test.setTimeout(300_000)
  await comparesTemplates(page, dataDir, mouse(page))
  const heading = page.getByRole('heading', { level: 1 })
  const containing = page.getByRole('button', { name: /^Path contains/ })

  await containing.click()
  await expect(page.getByRole('textbox', { name: 'Text in the path, or a pattern' })).toBeFocused()
  await expectAccessible(page, { beside: true })
  await page.keyboard.type('nowhere')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No page has “nowhere” in its path.')).toBeVisible()
  await containing.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('it')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Only people on pages with “it” in their path.')).toBeVisible()
  await expect(heading).toHaveText(/^City pages beat Articles by 7\.51 points .* n = 601$/)
  await expect(containing).toContainText('it')

  const cameBy = page.getByRole('button', { name: /Came by/ })
  await cameBy.click()
  await page.getByRole('option', { name: 'Organic Search' }).click()
  await expect(heading).toHaveText(/^City pages beat Articles by 7\.76 points .* p = 0\.006, n = 334$/)
  await expect(
    page.getByText('Only people on pages with “it” in their path, who came by Organic Search.'),
  ).toBeVisible()
  await expectAccessible(page)

  // Whom it is of stays so when one of the two is looked into, and on the way back.
  await page.getByRole('link', { name: 'The people of City pages' }).click()
  await expect(heading).toHaveText(/^200 people .* 20 with a sign-up, 10\.00\s%$/)
  await page.goBack()
  await expect(heading).toHaveText(/n = 334$/)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(heading).toHaveText(finding)

  // The two that were chosen stay so among fewer people.
  await page.getByRole('button', { name: /^Compare/ }).click()
  await page.getByRole('option', { name: /^Articles/ }).click()
  await cameBy.click()
  await page.getByRole('option', { name: 'Organic Search' }).click()
  await expect(page).toHaveURL(/\?a=Articles&b=City\+pages&channel=Organic\+Search$/)
  await containing.click()
  await page.keyboard.type('learn')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?a=Articles&b=City\+pages&channel=Organic\+Search&pages=/)
  await expect(heading).toHaveText('Articles and City pages: nobody is counted in one of them')
})

test('a picture of templates says of whom it is, and that people choose where they land', async ({ page, dataDir }) => {
  test.setTimeout(300_000)
  await comparesTemplates(page, dataDir, mouse(page))
  await page.getByRole('button', { name: /Came by/ }).click()
  await page.getByRole('option', { name: 'Organic Search' }).click()
  await expect(page.getByText('Only people who came by Organic Search.')).toBeVisible()
  const words = await pictureWords(page)
  expect(words).toContain('Only people who came by Organic Search.')
  expect(words).toContain('People choose where they land: this is association, not effect.')
  // The period above the screen is that of the picture.
  expect(words).toContain('2019')

  await page.getByRole('button', { name: /^Within each/ }).click()
  await page.getByRole('option', { name: 'channel', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Within each channel' })).toBeInViewport({ ratio: 0.5 })
})
