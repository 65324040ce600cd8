/** Templates held to the same campaigns: golden numbers, and when campaigns are held unasked. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { mixToAsk, templateComparisonFinding } from '../../../shared/findings/template-comparison.ts'
import { plainWords } from '../../../shared/findings/words.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentGroups: [
      { match: '/a', group: 'A' },
      { match: '/b', group: 'B' },
    ],
  })
})
afterEach(() => test.close())

/** `who`: source, medium and campaign, as columns have them. */
const land = (path: string, who: string, people: number, leads: number): string =>
  Array.from({ length: people }, (_, at) => {
    const id = `${path}${who.replaceAll(',', '-')}${at}`
    return `2024-01-01T10:00:00Z,${id},Page Viewed,${path},${who}\n${at < leads ? `2024-01-01T11:00:00Z,${id},Lead,,,,\n` : ''}`
  }).join('')
const run = (name: string, ...rows: string[]) =>
  test.call('imports.run', {
    files: [{ file: test.file(name, `timestamp,anonymous_id,event,path,utm_source,utm_medium,utm_campaign\n${rows.join('')}`) }], // prettier-ignore
  })
const two = { a: 'A', b: 'B' } as const
const compare = (more: object = {}) => runReport(test.call, 'template-comparison', { ...two, ...more })
const strata = async (more: object) =>
  (await compare(more)).rows.map(({ stratum, peopleA, convertedA, peopleB, convertedB }) => [stratum, peopleA, convertedA, peopleB, convertedB]) // prettier-ignore

const [brand, data] = ['google,cpc,brand', 'google,cpc,data']
// Both by one channel: brand searchers convert, and land on A.
const visits = [
  land('/a', brand, 80, 40), land('/b', brand, 20, 8), land('/a', data, 20, 2), land('/b', data, 80, 8),
  land('/a', ',,', 10, 1), land('/b', ',,', 10, 1),
] // prettier-ignore

it('compares two templates within each campaign, and by channel those who came by none', async () => {
  await run('e.csv', ...visits)
  expect(await strata({ withinEach: 'campaign' })).toEqual([
    ['(all)', 110, 43, 110, 17],
    ['brand', 80, 40, 20, 8],
    ['data', 20, 2, 80, 8],
    ['Direct (no campaign)', 10, 1, 10, 1],
    ['(adjusted)', 110, 43, 110, 17],
  ])
  // Weights n·m ÷ (n + m) of 16, 16 and 5: (8 + 1.6 + 0.5) ÷ 37 against (6.4 + 1.6 + 0.5) ÷ 37.
  const adjusted = (await compare({ withinEach: 'campaign' })).rows.at(-1)!
  expect([adjusted.rateA, adjusted.rateB]).toEqual([expect.closeTo(10.1 / 37, 9), expect.closeTo(8.5 / 37, 9)])
  expect(adjusted.pValue).toBeGreaterThan(0.05)
  // By channel nothing of it is seen: 42 of 100 against 16 of 100, weight 50, and direct visitors, weight 5.
  const byChannel = (await compare({ withinEach: 'channel' })).rows.at(-1)!
  expect(byChannel.difference).toBeCloseTo((50 * 0.26) / 55, 9)
  expect(byChannel.pValue).toBeLessThan(0.001)
  // Unasked, campaigns are held, and lead where they turn the verdict; what they differ in is said where they are not held.
  const unasked = await compare()
  expect(unasked.totals.mixOf).toBe('campaign')
  expect(unasked.rows[0]).toMatchObject({ sameMixDifference: adjusted.difference, sameMixPeopleA: 110, sameMixPeopleB: 110 }) // prettier-ignore
  expect(unasked.rows[0]!.campaignMix).toEqual({ campaign: 'brand', shareA: 8 / 11, shareB: 2 / 11, among: 'brand' })
  expect(plainWords(templateComparisonFinding(unasked)!.headline)).toMatch(/^With visitors alike in campaign on both sides, A and B cannot be told apart/) // prettier-ignore
  const asked = await compare({ withinEach: 'channel' })
  expect(mixToAsk(asked)).toBe('campaign')
  expect(templateComparisonFinding(asked)!.sub.join(' ')).toContain('came by the campaign brand')
  for (const slug of ['template-ranking', 'template-pairs'] as const) {
    const found = await runReport(test.call, slug, {})
    expect([found.totals.mixOf, Math.abs(found.rows[0]!.sameMixDifference!)]).toEqual(['campaign', expect.closeTo(1.6 / 37, 9)]) // prettier-ignore
  }
  await expect(compare({ within: 'campaign' })).rejects.toThrow('(--within-each campaign)')
  for (const by of ['campaign', 'channel'] as const)
    await expect(runReport(test.call, 'template-ranking', { by, withinEach: 'campaign' })).rejects.toThrow(`What is compared by ${by}`) // prettier-ignore
})

it('a campaign that came by several channels is one each of them; no campaign is what is said to be none', async () => {
  await run('e.csv', ...visits, land('/a', 'news,email,data', 3, 0), land('/b', 'google,organic,(organic)', 2, 0))
  expect((await strata({ withinEach: 'campaign' })).map(([stratum]) => stratum)).toEqual([
    '(all)',
    'brand',
    'data by Paid Search',
    'Direct (no campaign)',
    'data by Email',
    'Organic Search (no campaign)',
    '(adjusted)',
  ])
})

it('without campaigns it is as by channel', async () => {
  await run('e.csv', ...visits.map((text) => text.replaceAll('cpc,brand', 'cpc,').replaceAll(data, 'news,email,')))
  const figures = (rows: unknown[][]): unknown[][] => rows.map(([, ...row]) => row)
  expect(figures(await strata({ withinEach: 'campaign' }))).toEqual(figures(await strata({ withinEach: 'channel' })))
  const { rows, totals } = await compare()
  expect([totals.mixOf, rows[0]!.campaignMix]).toEqual(['channel', null])
})

it('campaigns that only one template has leave nothing to compare, and of few it is not known: the channel is held', async () => {
  await run('e.csv', land('/a', brand, 90, 9), land('/b', data, 90, 18), land('/a', ',,', 10, 1), land('/b', ',,', 10, 1)) // prettier-ignore
  const apart = await compare()
  expect([apart.totals.mixOf, apart.rows[0]!.campaignMix]).toEqual(['channel', { campaign: 'brand', shareA: 0.9, shareB: 0, among: null }]) // prettier-ignore
  expect(templateComparisonFinding(apart)!.sub.join(' ')).toContain('no campaign brought people to both')
  await run('more.csv', land('/a', 'google,organic,', 700, 7), land('/b', 'google,cpc,', 700, 7))
  expect((await compare()).totals.mixOf).toBe('channel')
})
