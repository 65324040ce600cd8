/**
 * Every screen there is, on the sample: it answers, and axe finds nothing, in both themes. The compiler asks here for a
 * screen that is new.
 */
import { copyFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ownPaths, type ScreenPath } from '../shared/screens.ts'
import { reports } from '../shared/reports/index.ts'
import { opens, opensSample } from './journey.ts'
import { expectAccessible } from './support/accessible.ts'
import { test } from './support/web.ts'
import { goTo } from './support/go.ts'

type Visits = readonly (readonly [search: string, heading: RegExp])[]

/** What the heading says of the sample. */
const content = {
  'content-attribution': [
    ['?model=linear', /^By Linear, \d+\.\d\s% of sign-ups go to City pages/],
    ['?model=markov', /^By Markov, \d+\.\d\s% of sign-ups go to City pages/],
  ],
  'model-comparison': [['', /^Every model puts City pages first/]],
  'template-comparison': [
    ['?a=City%20pages&b=Articles', /^City pages beat Articles by 2\.98 points \(95\s%\sinterval .*n = 12,704$/],
  ],
  'template-ranking': [['', /\d/]],
  'template-pairs': [['', /\d/]],
  'before-after': [['', /^Since /]],
  people: [
    ['?key=City%20pages', /^5,953 people with City pages as the first page, 220 with a /],
    ['?key=City%20pages&model=position&who=converted', /^258 people with a touch in City pages/],
  ],
  'goal-to-goal': [['', /go on to “Consultation booked”/]],
  'landing-trend': [['', /month/]],
  paths: [['', /^62\s% of people go no further/]],
  transitions: [['', /\d/]],
  'entry-exit': [['', /^68\s% of visits are one page/]],
  'pages-before-conversion': [['', /^58\s% of the 469 sign-ups with a page before them come on the first page seen/]],
  'time-to-convert': [['', /^71\s% of the 469 sign-ups with a page before them come within a day/]],
  'journey-length': [['', /\d/]],
  traffic: [['', /is read by the most people: [\d,]+ of [\d,]+/]],
  'return-visits': [['', /% of (?:the )?\d+ sign-ups .*come on a later day than the first visit$/]],
  'content-return': [['', /^One sign-up costs \$113 from State pages/]],
  volume: [['', /of 179 days are unusual/]],
  identity: [['', /of 475 sign-ups/]],
  'content-groups': [['', /^12 rules cover 98\.8\s%/]],
  'template-proposals': [['', /\d/]],
} as const satisfies Partial<Record<ScreenPath, Visits>>

const others = {
  'stack-cost': [['', /\d/]],
  'stack-cost-change': [['', /^\$[\d,]+ for 87 tools/]],
  'stack-payments': [['', /^3 of 16 contracts are paid otherwise/]],
  'stack-spend': [['', /paid/]],
  'stack-spend-change': [['', /paid/]],
  'stack-budget': [
    ['', /^\$[\d,]+ from Aug 2019 to Jul 2020/],
    ['?by=team&uplift=own&seatGrowth=10', /^\$[\d,]+ from Aug 2019 to Jul 2020/],
  ],
  'stack-overlap': [['', /\d/]],
  'stack-capabilities': [['', /\d/]],
  'stack-consolidation': [['', /\d/]],
  'stack-removal': [['?tool=Segment', /Segment/]],
  'stack-evolution': [['', /\d/]],
  'stack-lifelines': [['', /\d/]],
  'stack-diff': [['', /\d/]],
  'stack-graph': [['', /\d/]],
  'cost-per-conversion': [['', /\d/]],
  renewals: [['', /\d/]],
  inventory: [['', /\d/]],
  'stack-completeness': [['', /\d/]],
  'stack-duplicates': [['', /\d/]],
  'build-vs-buy': [
    ['', /3 decisions/],
    ['?decision=Content%20recommender', /^(Build|Buy|Too close)/],
    ['?decision=Content%20recommender&view=table', /^(Build|Buy|Too close)/],
  ],
  decision: [['?decision=Content%20recommender', /What goes into/]],
  'decision-record': [['?decision=Product%20tours', /^Product tours$/]],
  import: [['', /^Import files$/]],
  imports: [['', /\d/]],
  'import-health': [['', /\d/]],
  goals: [['', /\d/]],
  settings: [['', /count as page views/]],
} as const satisfies Omit<Record<ScreenPath, Visits>, keyof typeof content>

/** A theme is other colours and nothing else, so in the second one axe looks at these. */
async function expectAccessibleInBoth(page: Page, where: { beside?: boolean } = {}): Promise<void> {
  // Colours change at once; half-way axe would measure others.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectAccessible(page, where)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page, { colors: true })
}

/** How far what is widest on the screen goes beyond its room, px. */
const beyond = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX))
      .reduce((most, each) => Math.max(most, each.scrollWidth - each.clientWidth), 0),
  )

async function visit(page: Page, screens: Partial<Record<ScreenPath, Visits>>): Promise<void> {
  for (const [path, visits] of Object.entries(screens))
    for (const [search, heading] of visits)
      await test.step(path + search, async () => {
        await goTo(page, `#/${path}${search}`)
        await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(heading, { timeout: 20_000 })
        await page.waitForLoadState('networkidle')
        // What is not the answer yet is faded.
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
        await expectAccessibleInBoth(page)
        // Nothing is out of sight in a small window either.
        await page.setViewportSize({ width: 1024, height: 700 })
        await expect.poll(() => beyond(page)).toBe(0)
        await page.setViewportSize({ width: 1280, height: 800 })
      })
}

/** By what the command palette calls it. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox', { name: 'Search or run a command' })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** What opens over a screen: shows it, looks, and closes it. */
async function overlay(page: Page, open: () => Promise<void>, shown: string): Promise<void> {
  await test.step(shown, async () => {
    await open()
    await expect(page.getByRole('dialog').or(page.getByRole('menu')).getByText(shown).first()).toBeVisible()
    await expectAccessibleInBoth(page, { beside: true })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toBeHidden()
  })
}

test('no screen is left out', () => {
  const visited = [...Object.keys(content), ...Object.keys(others)].toSorted()
  expect(visited).toEqual([...ownPaths, ...Object.keys(reports)].toSorted())
})

test('content screens answer and are accessible', async ({ page }) => {
  test.setTimeout(480_000)
  await opensSample(page)
  await visit(page, content)
})

test('all other screens answer and are accessible', async ({ page }) => {
  test.setTimeout(480_000)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 })
  await opens(page)
  await goTo(page, '#/stack-cost')
  await expect(page.getByText('No workspace is open')).toBeVisible()
  await expectAccessibleInBoth(page)
  await goTo(page, '#/')
  await opensSample(page)
  await visit(page, others)
})

test('a report is come back to by the rail as it was left, until its filters are reset', async ({ page }) => {
  await opensSample(page)
  await goTo(page, '#/paths?by=source')
  const rail = page.getByRole('navigation', { name: 'Questions' })
  await rail.getByRole('link', { name: 'People', exact: true }).click()
  await rail.getByRole('link', { name: 'Paths' }).click()
  await expect(page).toHaveURL(/#\/paths\?by=source$/)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page).toHaveURL(/#\/paths$/)
  await expect(page.getByRole('button', { name: 'Reset' })).toBeHidden()
})

test('a setting at the end of a long screen is scrolled to inside the screen', async ({ page }) => {
  test.setTimeout(120_000)
  await opensSample(page)
  await goTo(page, '#/settings')
  await page.getByRole('checkbox', { name: 'Leave out robots, by their user agent' }).focus()
  await expect(page.getByText('Settings apply to all history at once')).toBeInViewport()
  expect(await page.getByRole('main').evaluate((main) => [main.scrollTop, main.scrollHeight - main.clientHeight])).toEqual([0, 0]) // prettier-ignore
})

test('what opens over a screen, and what goes wrong, is accessible', async ({ page, dataDir }) => {
  test.setTimeout(480_000)
  await opensSample(page)
  await goTo(page, '#/nowhere')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
  await expectAccessibleInBoth(page)
  await goTo(page, '#/content-attribution')
  await expect(page.getByRole('heading', { level: 1, name: /^70\.1 %/ })).toBeVisible()
  // The figures before are no answer to what is asked now.
  await goTo(page, '#/content-attribution?goal=Nonsense')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'There is no answer to this' })).toBeVisible()
  await expectAccessibleInBoth(page)

  await goTo(page, '#/content-attribution')
  await expect(page.getByRole('heading', { level: 1, name: /^70\.1 %/ })).toBeVisible()
  await overlay(page, () => page.keyboard.press('Control+k'), 'Return visits')
  await overlay(page, () => command(page, 'Keyboard shortcuts'), 'search or run a command')
  await overlay(page, () => command(page, 'Currency and exchange rates'), 'Show money in')
  await overlay(page, () => command(page, 'About Touchstack'), 'Software and typeface of others')
  await overlay(page, () => command(page, 'Save or print the document'), 'More reports')
  await overlay(page, () => command(page, 'New workspace'), 'New workspace')
  await overlay(page, () => page.getByRole('button', { name: /^Workspace:/ }).click(), 'Close this workspace')
  await overlay(page, () => page.getByRole('button', { name: 'How is this computed?' }).click(), 'First')

  // Tools of the inventory that something is to be done with.
  await goTo(page, '#/inventory')
  await page.getByRole('checkbox', { name: 'Choose all' }).first().click()
  await expect(page.getByRole('checkbox', { name: 'Choose all' }).first()).toBeChecked()
  await expectAccessibleInBoth(page)

  // What keeps a tool from being added is in sight, and so is the field it is about.
  await page.getByRole('button', { name: 'Add a tool' }).click()
  const editor = page.getByRole('dialog', { name: 'Add a tool' })
  await editor.getByRole('textbox', { name: 'Name', exact: true }).fill('Tool')
  await editor.getByRole('textbox', { name: 'Cost', exact: true }).fill('much')
  await editor.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(editor.getByRole('alert')).toBeInViewport()
  await expect(editor.getByRole('textbox', { name: 'Cost', exact: true })).toBeFocused()
  await expectAccessibleInBoth(page, { beside: true })
  await page.keyboard.press('Escape')

  // Somebody left out of all reports from the list, and counted again where all who are left out are listed.
  await goTo(page, '#/people')
  await page.getByRole('button', { name: 'Leave out of all reports' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^20,587 people, 474 with a sign-up/ })).toBeVisible()
  await page.getByRole('link', { name: '1 person left out' }).click()
  const pattern = page.getByRole('textbox', { name: 'User ids, or visitor ids of somebody anonymous' })
  await expect(pattern).toBeFocused()
  await pattern.fill('u*')
  await expect(page.getByText(/^Fits 746 people with 9,606 events: /)).toBeVisible()
  await expectAccessibleInBoth(page)
  await page.getByRole('button', { name: /^Count u\d+ again$/ }).click()
  await expect(page.getByRole('list', { name: 'People left out' })).toBeHidden()

  // A file that was cut off is named, what is left of it is saved, and the check of that finds nothing.
  const damaged = join(dataDir, 'Damaged.touchstack')
  await goTo(page, '#/settings')
  const path = await page.getByText(/Legal aid \(sample\)\.touchstack$/).innerText()
  copyFileSync(path, damaged)
  truncateSync(damaged, 2_000_000)
  // On a busy machine the browser now and then takes the keys for no gesture of a person, and opens no chooser.
  await expect(async () => {
    const chosen = page.waitForEvent('filechooser', { timeout: 10_000 })
    await page.keyboard.press('Control+Shift+o')
    await (await chosen).setFiles(damaged)
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'This workspace cannot be opened' })).toBeVisible()
  await expect(page.getByRole('dialog')).toContainText('is damaged: a part of it cannot be read.')
  await expectAccessibleInBoth(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Repair into a new file' }).click()
  await expect(page.getByRole('heading', { name: 'Saved what could be read' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('dialog')).toContainText('The file is cut off')
  await expectAccessibleInBoth(page)
  await page.getByRole('button', { name: 'Open the new workspace' }).click()
  await expect(page.getByRole('button', { name: /^Workspace: .* repaired$/ })).toBeVisible({ timeout: 30_000 })
  await goTo(page, '#/settings')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('Sound, and everything adds up.')).toBeVisible()
  await expectAccessibleInBoth(page)
})

test('charts give back the width of a window that is made smaller', async ({ page }) => {
  await opensSample(page)
  await goTo(page, '#/stack-cost')
  await expect(page.getByRole('heading', { level: 2, name: /^Unused seats/ })).toBeVisible()
  const widest = async (): Promise<number> => (await page.locator('main svg.chart').last().boundingBox())!.width
  const before = await widest()
  await page.setViewportSize({ width: 1600, height: 800 })
  await expect.poll(widest).toBeGreaterThan(before)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(() => beyond(page)).toBe(0)
})

test('a narrow window leaves the words of a headline whole, and scrolls a chart whose labels have no room', async ({
  page,
}) => {
  await page.setViewportSize({ width: 420, height: 900 })
  await opensSample(page)
  await goTo(page, '#/template-comparison')
  const headline = page.getByRole('heading', { level: 1 })
  await expect(headline).toContainText('points')
  const { width, height } = (await headline.boundingBox())!
  expect(width).toBeGreaterThan(300)
  // Of lines of 26 px.
  expect(height).toBeLessThan(8 * 26)
  // The names of the rail are there for who cannot see them.
  await expect(page.getByRole('link', { name: 'Before and after a date' })).toHaveAttribute('href', /before-after/)
  const figure = page.getByRole('figure').first()
  await expect
    .poll(() => figure.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBeGreaterThan(200)
  expect((await figure.locator('svg.chart').boundingBox())!.width).toBeGreaterThan(600)
  expect((await figure.boundingBox())!.width).toBeLessThan(420)
  await expectAccessible(page)
})
