import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { attribution, type Counts, legalAid } from '../reports/tables/first-last.fixture.ts'
import { firstLastRows } from '../reports/tables/first-last.ts'
import { FirstLastChart, type FirstLastLabels, rateStart } from './FirstLastChart.tsx'
import { Histogram } from './Histogram.tsx'
import { stillMark } from './marks.tsx'

const labels: FirstLastLabels = {
  first: 'first page',
  last: 'last page',
  noRate: 'No page to credit, so no rate',
  row: (row) => ({ label: row.key, note: null }),
}

function draw(counts: readonly Counts[], width = 1176): string {
  const rows = firstLastRows(attribution(counts, 'first'), attribution(counts, 'last'))
  return renderToStaticMarkup(
    <FirstLastChart
      rows={rows}
      width={width}
      labels={labels}
      everybody={0.0224}
      label="Sign-ups"
      says={(row) => `${row.key}: ${String(row.first)}`}
      mark={stillMark}
    />,
  ).replaceAll('\u00a0', ' ')
}

const numbers = (markup: string, attribute: string): number[] =>
  [...markup.matchAll(new RegExp(` ${attribute}="(-?[\\d.]+)"`, 'g'))].map((match) => Number(match[1]))

test('both shares stand on their bars, the words only on the first row', () => {
  const markup = draw(legalAid)
  expect(markup).toContain('46.0 % first page')
  expect(markup).toContain('43.6 % last page')
  expect(markup.match(/first page/g)).toHaveLength(1)
  expect(markup).toContain('24.0 %')
  expect(markup).toContain('all people 2.24 %')
})

test('a goal with a long name has it cut, and its bars drawn', () => {
  const rows = firstLastRows(attribution(legalAid, 'first'), attribution(legalAid, 'last'))
  const markup = renderToStaticMarkup(
    <FirstLastChart
      rows={rows.map((row) => ({ ...row, rate: row.rate && { ...row.rate, rate: 0, low: 0, high: 0 } }))}
      width={1176}
      labels={{ ...labels, last: 'an application that was sent and then confirmed by the department of sales' }}
      everybody={0}
      label="Sign-ups"
      says={(row) => row.key}
      mark={stillMark}
    />,
  )
  expect(numbers(markup, 'width').every((width) => width >= 0)).toBe(true)
  const [city = 0] = [...markup.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="10"/g)].map((match) =>
    Number(match[1]),
  )
  expect(city).toBeGreaterThan(50)
  expect(markup).toMatch(/an application.+…of sales|an application.+….+sales/)
  expect(markup).not.toContain('0.000')
})

test('bars are as long as their shares', () => {
  const markup = draw(legalAid)
  const [city, cityLast, state] = [...markup.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="10"/g)].map(
    (match) => Number(match[1]),
  )
  expect((cityLast ?? 0) / (city ?? 1)).toBeCloseTo(2098 / 2214, 3)
  expect((state ?? 0) / (city ?? 1)).toBeCloseTo(1155 / 2214, 3)
})

test('no share is above 100 %, whatever room labels need behind a bar of all', () => {
  const markup = draw([['City pages', 6000, 300, 300]])
  expect(markup).toContain('>100 %<')
  expect(markup).not.toMatch(/>1[1-9]\d %</)
})

test('too few is hollow, dashed and said; (none) has no rate', () => {
  const markup = draw(legalAid)
  expect(markup).toContain('2.70 %: fewer than 5 expected')
  expect(markup).toContain('stroke-dasharray="3 3"')
  expect(markup).toContain('No page to credit, so no rate')
})

test.each([
  ['one', legalAid.slice(0, 1)],
  [
    'only too few',
    [
      ['City pages', 31, 3, 2],
      ['Articles', 12, 1, 2],
    ] as Counts[],
  ],
  [
    'no conversions',
    [
      ['City pages', 6000, 0, 0],
      ['State pages', 4000, 0, 0],
    ] as Counts[],
  ],
  ['nobody', [['City pages', 0, 0, 0]] as Counts[]],
  [
    '300 long names',
    Array.from({ length: 300 }, (_, index): Counts => [
      `/l/${'very-long-name-'.repeat(6)}${String(index)}`,
      5000 - index,
      300 - index,
      index,
    ]),
  ],
])('stays inside its drawing: %s', (_name, counts) => {
  for (const width of [720, 1016, 1336]) {
    const markup = draw(counts, width)
    expect(markup).not.toMatch(/NaN|Infinity|undefined/)
    for (const x of [...numbers(markup, 'x1'), ...numbers(markup, 'x2'), ...numbers(markup, 'cx')]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(width)
    }
    for (const size of numbers(markup, 'width')) expect(size).toBeGreaterThanOrEqual(0)
  }
})

test('every row says its figures', () => {
  const markup = draw(legalAid)
  for (const [key, , first] of legalAid) expect(markup).toContain(`aria-label="${key}: ${String(first)}"`)
})

test('the rate chart starts where the screen puts its title', () => {
  expect(rateStart(1176)).toBe(760)
})

const bins = [62, 2790, 820, 0].map((value, index) => ({
  key: String(index),
  label: String(index),
  value,
  valueText: String(value),
  shareText: `${String(value)} shares`,
  grey: index === 0,
  says: `${String(index)} pages: ${String(value)}`,
}))

test('a histogram has its counts on top and no bar for nothing', () => {
  const markup = renderToStaticMarkup(
    <Histogram
      bins={bins}
      width={900}
      height={340}
      axisTitle="pages"
      rule={{ after: 2, text: 'half' }}
      label="Pages"
      mark={stillMark}
    />,
  )
  expect(markup).toContain('2790')
  expect(markup).toContain('half')
  expect(markup.match(/fill="var\(--c1\)"/g)).toHaveLength(2)
  expect(markup.match(/fill="var\(--mark\)"/g)).toHaveLength(1)
  const heights = [...markup.matchAll(/height="([\d.]+)" rx="1"/g)].map((match) => Number(match[1]))
  expect((heights[2] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(820 / 2790, 3)
})

test('a histogram too narrow for its words writes them at every other bin', () => {
  const words = (width: number): number =>
    [...renderToStaticMarkup(<Histogram bins={bins} width={width} height={220} axisTitle="" rule={null} label="Pages" mark={stillMark} />).matchAll(/ shares</g)].length // prettier-ignore
  expect([words(900), words(160), words(100)]).toEqual([
    bins.length,
    Math.ceil(bins.length / 2),
    Math.ceil(bins.length / 3),
  ])
})

test('an empty histogram draws its axis only', () => {
  const markup = renderToStaticMarkup(
    <Histogram
      bins={bins.map((bin) => ({ ...bin, value: 0 }))}
      width={900}
      height={340}
      axisTitle="pages"
      rule={null}
      label="Pages"
      mark={stillMark}
    />,
  )
  expect(markup).not.toMatch(/NaN|fill="var\(--c1\)"/)
})
