/** A table that a screen saves is the one that the command line prints: the same columns by the same names. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { ReportSlug } from '../shared/reports/index.ts'
import { opensSample } from './journey.ts'
import { touchstack } from './support/command-line.ts'
import { goTo } from './support/go.ts'
import { test } from './support/web.ts'

/** What the menu of a report's screen saves, and its charts where they draw rows of a report; the compiler asks for a report that is new. */
const tables = {
  'content-attribution': ['content-attribution-first', 'content-attribution-last'],
  'model-comparison': ['model-comparison'],
  'pages-before-conversion': ['pages-before-conversion'],
  paths: ['transitions', 'paths'],
  transitions: ['transitions', 'paths'],
  'entry-exit': ['entry-exit'],
  'goal-to-goal': ['goal-to-goal'],
  'landing-trend': ['landing-trend'],
  'journey-length': ['time-to-convert'],
  'content-return': ['content-return'],
  // Its screen is that of content groups, which saves no report.
  'template-proposals': [],
  volume: ['volume'],
  'time-to-convert': ['time-to-convert'],
  'return-visits': ['return-visits'],
  traffic: ['traffic', 'traffic-intervals'],
  'template-comparison': ['template-ranking', 'template-comparison', 'template-pairs'],
  'template-ranking': ['template-ranking', 'template-comparison', 'template-pairs'],
  'template-pairs': ['template-ranking', 'template-comparison', 'template-pairs'],
  'before-after': ['before-after'],
  people: ['people-list', 'people'],
  identity: ['identity'],
  'import-health': ['import-health'],
  'stack-cost': ['stack-cost'],
  'stack-cost-change': ['stack-cost-change'],
  'stack-budget': ['stack-budget'],
  'cost-per-conversion': ['cost-per-conversion'],
  renewals: ['renewals'],
  'stack-capabilities': ['stack-overlap'],
  // The inventory itself is saved on its screen.
  'stack-completeness': [],
  'stack-consolidation': ['stack-consolidation'],
  'stack-diff': ['stack-diff'],
  'stack-duplicates': [],
  'stack-evolution': ['stack-evolution'],
  'stack-graph': ['stack-graph'],
  'stack-lifelines': ['stack-evolution'],
  'stack-overlap': ['stack-overlap'],
  'stack-payments': ['stack-payments'],
  'stack-spend': ['stack-spend'],
  'stack-spend-change': ['stack-spend-change'],
  'stack-removal': ['stack-removal'],
  'build-vs-buy': ['build-vs-buy'],
} as const satisfies Record<ReportSlug, readonly string[]>

const searches: Partial<Record<ReportSlug, string>> = {
  'stack-removal': '?tool=Segment',
  'build-vs-buy': '?decision=Content%20recommender',
}
/** What the command line needs to be told. */
const flags: Partial<Record<string, readonly string[]>> = {
  'traffic-intervals': ['--interval', 'week'],
  'people-list': ['--lines', 'people'],
  'stack-removal': ['--tool', 'Segment'],
  'stack-spend': ['--monthly'],
  'build-vs-buy': ['--decision', 'Content recommender'],
  'stack-cost-change': ['--from', '2018-07-01', '--to', '2019-07-01'],
  'stack-diff': ['--a', '2018-07-01', '--b', '2019-07-01'],
}

async function saved(page: Page, entry: Locator): Promise<{ name: string; head: string }> {
  const download = page.waitForEvent('download')
  await entry.click()
  const file = await download
  const [head = ''] = readFileSync(await file.path(), 'utf8').split('\r\n')
  return { name: file.suggestedFilename(), head: head.replace('\ufeff', '') }
}

const saveMenu = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save or print', exact: true }).click()

test('every screen saves the columns that the command line prints', async ({ page }) => {
  test.setTimeout(480_000)
  await opensSample(page)
  await goTo(page, '#/settings')
  const workspace = await page.getByText(/Legal aid \(sample\)\.touchstack$/).innerText()
  const heads = new Map<string, string>()
  const printed = (name: string, also: readonly string[] = []): string => {
    const slug = name.replace(/^(content-attribution|people|traffic)-\w+$/, '$1')
    const args = [slug, ...(flags[name] ?? flags[slug] ?? []), ...also]
    const asked = args.join(' ')
    const head = heads.get(asked) ?? touchstack('report', ...args, '-w', workspace, '--format', 'csv').split('\r\n')[0]!
    heads.set(asked, head)
    return head
  }
  for (const [slug, names] of Object.entries(tables))
    await test.step(slug, async () => {
      if (names.length === 0) return
      await goTo(page, `#/${slug}${searches[slug as ReportSlug] ?? ''}`)
      const open = page.getByRole('button', { name: 'Save or print', exact: true })
      await expect(open).toBeVisible({ timeout: 20_000 })
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 20_000 })
      const entries = page.getByRole('menuitem', { name: /^(?!Traits).* as CSV$/ })
      for (const [index, name] of names.entries()) {
        await saveMenu(page)
        await expect(entries).toHaveCount(names.length)
        expect(await saved(page, entries.nth(index))).toEqual({ name: `${name}.csv`, head: printed(name) })
      }
    })

  await test.step('with decimal commas', async () => {
    await goTo(page, '#/volume')
    await saveMenu(page)
    expect(await saved(page, page.getByRole('menuitem', { name: /^Table as CSV, decimal comma/ }))).toEqual({
      name: 'volume-decimal-comma.csv',
      head: printed('volume').replaceAll(',', ';'),
    })
  })

  for (const [address, slug, also] of [
    ['stack-cost', 'stack-cost'],
    ['renewals', 'renewals'],
    ['stack-consolidation', 'stack-consolidation'],
    ['stack-evolution', 'stack-lifelines'],
    ['stack-evolution?view=size', 'stack-evolution'],
    ['template-comparison?withinEach=device', 'template-comparison', ['--within-each', 'device']],
  ] as const)
    await test.step(`chart of ${slug}`, async () => {
      await goTo(page, `#/${address}`)
      await page.getByRole('button', { name: 'Chart menu' }).first().click()
      const { head } = await saved(page, page.getByRole('menuitem', { name: 'Export as CSV', exact: true }))
      expect(head).toBe(printed(slug, also))
    })
})
