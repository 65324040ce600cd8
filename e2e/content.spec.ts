/** Every screen about content, on the sample: it answers with a figure, and axe finds nothing, in both themes. */
import { expect } from '@playwright/test'
import { opensSample } from './journey.ts'
import { expectAccessible } from './support/accessible.ts'
import { test } from './support/web.ts'

/** Address → what its finding says of the sample. */
const screens: [path: string, finding: RegExp][] = [
  ['content-attribution?model=linear', /^By Linear, \d+\.\d\s% of sign-ups go to City pages/],
  ['content-attribution?model=markov', /^By Markov, \d+\.\d\s% of sign-ups go to City pages/],
  ['model-comparison', /^By every model City pages come first/],
  [
    'template-comparison?a=City%20pages&b=Articles',
    /^City pages beat Articles by 2\.98 points \(95 % interval .*n = 12,704$/,
  ],
  ['people?key=City%20pages', /^5,953 people with City pages as the first page, 220 converted/],
  ['people?key=City%20pages&model=position&who=converted', /^258 people with a touch in City pages/],
  ['landing-trend', /month/],
  ['paths', /^62\s% of people go no further/],
  ['entry-exit', /^68\s% of visits are one page/],
  ['pages-before-conversion', /^57\s% of those who convert/],
  ['time-to-convert', /^70\s% of sign-ups come within a day/],
  ['content-return', /^One sign-up costs \$113 from State pages/],
  ['volume', /of 179 days are unusual/],
  ['identity', /of 475 sign-ups/],
  ['content-groups', /^12 rules cover 98\.8\s%/],
]

for (const theme of ['light', 'dark'] as const)
  test(`content screens answer and are accessible in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme: theme })
    await opensSample(page)
    for (const [path, finding] of screens)
      await test.step(path, async () => {
        await page.evaluate((to) => (location.hash = `#/${to}`), path)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(finding, { timeout: 20_000 })
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
      })
  })
