import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Report } from '../../shared/reports/index.ts'
import { flowsOf, flowStory } from '../reports/flows.ts'
import { DayLine } from './DayLine.tsx'
import { stillMark } from './marks.tsx'
import { headLines, RankChart } from './RankChart.tsx'
import { differenceStart, type RateRow, RateRows } from './RateRows.tsx'
import { Sankey } from './Sankey.tsx'
import { textWidth } from './text.ts'
import { TrendPanels, trendTop } from './TrendPanels.tsx'

const plain = (markup: string): string => markup.replaceAll('\u00a0', ' ')

const step = (from: string, to: string, people: number, at = 1, conversions = 0) => ({
  step: at,
  from,
  to,
  people,
  conversions,
})
/** 10 land on A and 6 on B; of A, 5 leave, 1 converts and 4 go to B, whence 1 converts; of B, 6 leave. */
const walks = {
  report: 'transitions',
  params: {},
  rows: [
    step('A', '(left)', 5),
    step('A', '(converted)', 1, 1, 1),
    step('A', 'B', 4, 1, 1),
    step('B', '(left)', 6),
    step('B', '(left)', 3, 2),
    step('B', '(converted)', 1, 2, 1),
  ],
  totals: { people: 17, conversions: 3, withoutPath: 1 },
} as unknown as Report<'transitions'>
const noun = { one: 'sign-up', many: 'sign-ups' }

test('people flow into a node and out of it', () => {
  const { nodes, flows } = flowsOf(walks, noun, 'Other groups')
  expect(nodes.map((node) => [node.id, node.people, node.tone])).toEqual([
    ['1 A', 10, 'key'],
    ['2 (left)', 11, 'left'],
    ['2 (converted)', 1, 'converted'],
    ['2 B', 4, 'key'],
    ['1 B', 6, 'key'],
    ['3 (left)', 3, 'left'],
    ['3 (converted)', 1, 'converted'],
  ])
  expect(flows.filter((flow) => flow.converts).map((flow) => flow.value)).toEqual([1, 1])
  // 12 of the 16 with a path go no further; of those who land on A and go on, all go to B.
  expect(flowStory(walks)).toEqual({ onlyOne: 12 / 16, next: { from: 'A', to: 'B', most: true } })
  const goingOn = (b: number, c: number) =>
    flowStory({ ...walks, rows: [step('A', 'B', b, 1), step('A', 'C', c, 1), step('A', 'D', 1, 1)] })?.next
  expect(goingOn(6, 2)).toEqual({ from: 'A', to: 'B', most: true })
  expect(goingOn(5, 4)).toEqual({ from: 'A', to: 'B', most: false })
  expect(goingOn(5, 5)).toBeNull()
  expect(flowStory({ ...walks, rows: [] })).toBeNull()
})

test('the Sankey diagram labels every node and says its figures', () => {
  const { nodes, flows } = flowsOf(walks, noun, 'Other groups')
  const markup = renderToStaticMarkup(
    <Sankey
      nodes={nodes}
      flows={flows}
      heads={['lands on', 'then', 'step 3']}
      width={900}
      height={300}
      label="Paths"
      mark={stillMark}
    />,
  )
  expect(markup).toContain('aria-label="Step 1, A: 10 people, 2 sign-ups from here on."')
  expect(markup).toContain('aria-label="Step 2, Sign-up: 1 person."')
  expect(markup).toContain('step 3')
  expect(markup.match(/<path /g)).toHaveLength(flows.length)
})

test('names in the Sankey diagram that are too long for a line get a second one where there is room', () => {
  const node = (id: string, step: number, label: string) => ({ id, step, label, figure: '10', tone: 'key', says: label }) as const // prettier-ignore
  const long = '/learn/what-is-chapter-7-bankruptcy-and-who-can-file'
  const draw = (height: number): string =>
    renderToStaticMarkup(
      <Sankey
        nodes={[node('a', 0, long), node('b', 0, '/short'), node('c', 1, 'Left')]}
        flows={[
          { from: 'a', to: 'c', value: 10, converts: false },
          { from: 'b', to: 'c', value: 10, converts: false },
        ]}
        heads={['lands on', 'then']}
        width={360}
        height={height}
        label="Paths"
        mark={stillMark}
      />,
    )
  expect(draw(200)).toContain('>/learn/what-is-chapter-7-</tspan>')
  expect(draw(60)).not.toContain('>/learn/what-is-chapter-7-</tspan>')
})

const rate = (over: Partial<RateRow>): RateRow => ({
  key: 'A',
  label: 'A',
  note: '40 of 400',
  rate: { at: 0.1, low: 0.07, high: 0.13 },
  difference: { at: 0.08, low: 0.05, high: 0.11 },
  enough: true,
  clear: true,
  grey: false,
  says: 'A.',
  ...over,
})

test('rates: filled where told apart, hollow where not, in words where too few', () => {
  const markup = plain(
    renderToStaticMarkup(
      <RateRows
        rows={[
          rate({}),
          rate({ key: 'B', clear: false }),
          rate({ key: 'C', enough: false, rate: { at: 0.12, low: 0.1, high: 0.9 } }),
          rate({ key: 'D', enough: false, rate: { at: 0.7, low: 0.1, high: 0.9 } }),
        ]}
        width={1000}
        label="Rates"
        mark={stillMark}
      />,
    ),
  )
  expect(markup).toContain('10.00 %')
  expect(markup).toContain('+8.00')
  expect(markup).toContain('70.00 %: too few')
  // Two dots a row, but one where it is too few, and an arrow alone where that is beyond the scale; hollow: the difference of B, and C.
  expect(markup.match(/<circle /g)).toHaveLength(5)
  expect(markup.match(/<circle [^>]*fill="var\(--halo/g)).toHaveLength(2)
})

test('rates: those of few people are within the scale, where that does not press the others flat', () => {
  const drawn = (at: number): number => {
    const rows = [rate({}), rate({ key: 'B', enough: false, rate: { at, low: 0.1, high: 0.9 } })]
    return renderToStaticMarkup(<RateRows rows={rows} width={1000} label="Rates" mark={stillMark} />).match(
      /<circle /g,
    )!.length
  }
  // The intervals of the others end at 13 %; a dot of each rate and of one difference.
  expect(drawn(0.46)).toBe(3)
  expect(drawn(0.7)).toBe(2)
})

test('rates: figures stay beside their intervals, off the line at zero and out of the other scale', () => {
  const width = 1000
  const markup = plain(
    renderToStaticMarkup(
      <RateRows
        rows={[
          rate({}),
          rate({ key: 'B', difference: { at: -0.0169, low: -0.0258, high: -0.0072 } }),
          rate({ key: 'C', difference: { at: -0.0235, low: -0.04, high: -0.0083 } }),
          rate({ key: 'D', enough: false, rate: { at: 0.09, low: 0.01, high: 0.9 } }),
        ]}
        width={width}
        label="Rates"
        mark={stillMark}
      />,
    ),
  )
  const start = differenceStart(width)
  for (const figure of ['−1.69', '−2.35']) {
    const [, x, anchor] = new RegExp(`<text x="([\\d.]+)"[^>]*text-anchor="(end)"[^>]*>${figure}<`).exec(markup)!
    const line = new RegExp(`<line x1="([\\d.]+)"(?:(?!<line).)*>${figure}<`).exec(markup)!
    expect([anchor, Number(line[1]) - Number(x)]).toEqual(['end', 7])
    expect(Number(x) - textWidth(figure, 13)).toBeGreaterThanOrEqual(start)
  }
  const [, tooFewAt] = /<text x="([\d.]+)"[^>]*>9\.00 %: too few</.exec(markup)!
  expect(Number(tooFewAt) + textWidth('9.00 %: too few', 13)).toBeLessThanOrEqual(start - 8)
})

test('rates: a long name takes a second line and makes its row higher', () => {
  const draw = (label: string): string =>
    plain(renderToStaticMarkup(<RateRows rows={[rate({ label }), rate({ key: 'B', label: 'B' })]} width={900} label="Rates" mark={stillMark} />)) // prettier-ignore
  const height = (markup: string): number => Number(/height="(\d+)"/.exec(markup)![1])
  const long = draw('Free shift planner for care homes and hospitals')
  expect(long).toContain('>Free shift planner for care<')
  expect(long).toContain('>homes and hospitals<')
  expect(height(long)).toBe(height(draw('A')) + 16)
})

test('heads of models are whole in any width, by their short name where the other has no room', () => {
  expect(headLines({ name: 'Participation', short: 'Part.' }, 200)).toEqual(['Participation'])
  expect(headLines({ name: 'Participation', short: 'Part.' }, 40)).toEqual(['Part.'])
  expect(headLines({ name: 'Last non-direct', short: 'Non-direct' }, 60)).toEqual(['Last non-', 'direct'])
})

test('ranks: equal ranks stand apart, flips are filled', () => {
  const cell = (rank: number, flips: boolean) => ({ rank, flips, share: '50 %', says: '' })
  const markup = renderToStaticMarkup(
    <RankChart
      columns={['First touch', 'Linear'].map((name) => ({ name, short: name }))}
      lines={[
        { key: 'A', label: 'A', cells: [cell(1, false), cell(2, true)] },
        { key: 'B', label: 'B', cells: [cell(1, false), cell(1, false)] },
        { key: 'C', label: 'C', cells: [cell(3, false), null] },
      ]}
      width={600}
      label="Ranks"
      mark={stillMark}
    />,
  )
  expect(markup.match(/<circle [^>]*fill="var\(--c1\)"/g)).toHaveLength(1)
  const heights = [...markup.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map((match) => Number(match[1]))
  // A and B are both first by the first model, and drawn one under the other.
  expect(new Set([heights[0], heights[2]]).size).toBe(2)
  // Two that are last together are both inside the chart.
  const last = renderToStaticMarkup(
    <RankChart
      columns={[{ name: 'First touch', short: 'First' }]}
      lines={[1, 2, 2].map((rank, at) => ({
        key: `${at}`,
        label: `${at}`,
        cells: [cell(at === 0 ? 3 : rank + 1, false)],
      }))}
      width={600}
      label="Ranks"
      mark={stillMark}
    />,
  )
  const high = Number(/ height="([\d.]+)"/.exec(last)![1])
  for (const [, at] of last.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)) expect(Number(at)).toBeLessThan(high - 20)
})

test('days: unusual ones are ringed and named, others are not', () => {
  const days = Array.from({ length: 40 }, (_, n) => ({
    day: new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10),
    value: n === 20 ? 900 : 100,
    low: n < 3 ? null : 60,
    high: n < 3 ? null : 140,
    unusual: n === 20 ? ('high' as const) : null,
    name: '21 Jan',
    says: '',
  }))
  const draw = (list: typeof days) =>
    renderToStaticMarkup(<DayLine days={list} width={900} height={300} number={String} label="Days" mark={stillMark} />)
  expect(draw(days).match(/<circle /g)).toHaveLength(1)
  expect(draw(days)).toContain('21 Jan')
  expect(draw(days.slice(0, 1))).not.toContain('NaN')
  expect(draw([])).not.toContain('NaN')
})

test('days: a name that would lie on another is left out, of a high day as of a low one', () => {
  // The high day is named above itself, and the low one right beside it on the ground too.
  const days = Array.from({ length: 40 }, (_, n) => ({
    day: new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10),
    value: n === 20 ? 12 : n === 21 ? 0 : 6,
    low: n === 35 ? 399 : 5,
    high: n === 35 ? 400 : 7,
    unusual: n === 20 ? ('high' as const) : n === 21 ? ('low' as const) : null,
    name: `day ${n}`,
    says: '',
  }))
  const markup = renderToStaticMarkup(
    <DayLine days={days} width={900} height={300} number={String} label="Days" mark={stillMark} />,
  )
  expect(markup.match(/>day \d+</g)).toHaveLength(1)
  expect(markup.match(/<circle /g)).toHaveLength(2)
})

test('trends: a point too few to tell is hollow and not joined', () => {
  const point = (at: number, enough: boolean) => ({
    at,
    people: 100,
    rate: 0.02,
    low: 0.01,
    high: 0.03,
    enough,
    immature: false,
    says: '',
  })
  const draw = (points: ReturnType<typeof point>[]) =>
    renderToStaticMarkup(
      <TrendPanels
        panels={[{ key: 'A', note: '2 of 100 people', enough: true, points }]}
        intervals={['Jan', 'Feb', 'Mar']}
        everybody={0.02}
        width={800}
        label="Trend"
        mark={stillMark}
      />,
    )
  expect(draw([point(0, true), point(1, false), point(2, true)]).match(/<circle [^>]*fill="var\(--halo/g)).toHaveLength(
    1,
  )
  expect(draw([point(0, false)])).not.toContain('NaN')
})

test('trends: the day asked about is half-way between two points where it begins an interval', () => {
  const points = [0, 1].map((at) => ({ at, people: 50, rate: 0.02, low: 0.01, high: 0.06, enough: true, immature: false, says: '' })) // prettier-ignore
  const draw = (since: number | null) =>
    renderToStaticMarkup(
      <TrendPanels
        panels={[{ key: 'A', note: '', enough: true, points }]}
        intervals={['Jan', 'Feb']}
        everybody={null}
        since={since}
        width={800}
        label="Trend"
        mark={stillMark}
      />,
    )
  const upright = /<line x1="([^"]*)" x2="([^"]*)"[^>]*stroke="var\(--ink-3\)"/
  const [, x1, x2] = upright.exec(draw(1))!
  const [jan, feb] = [...draw(1).matchAll(/<circle cx="([^"]*)"/g)].map(([, cx]) => Number(cx))
  expect(Number(x1)).toBeCloseTo((jan! + feb!) / 2)
  expect(x2).toBe(x1)
  expect(upright.exec(draw(null))).toBeNull()
})

test('trends: the axis covers every interval that can be told, and months are named where there is room', () => {
  const draw = (width: number, months: string[]) =>
    renderToStaticMarkup(
      <TrendPanels
        panels={[
          {
            key: 'Quiz',
            note: '',
            enough: true,
            points: months.map((_, at) => ({
              at,
              people: 100,
              rate: 0.06,
              low: 0.03,
              high: at === 0 ? 0.19 : 0.1,
              enough: true,
              immature: false,
              says: '',
            })),
          },
        ]}
        intervals={months}
        everybody={null}
        width={width}
        label="Trend"
        mark={stillMark}
      />,
    ).replaceAll('\u00a0', ' ')
  const three = draw(800, ['Jul 2026', 'Aug 2026', 'Sep 2026'])
  expect(three).toContain('Aug 2026')
  expect(three).toContain('20 %')
  const many = draw(
    300,
    Array.from({ length: 24 }, (_, at) => `M${String(at)} 2026`),
  )
  expect(many).toContain('M23 2026')
  expect(many).not.toContain('M22 2026')
})

test('trends: a few people with a high rate do not press everybody else flat, and are marked beyond the scale', () => {
  const point = (at: number, people: number, rate: number, enough: boolean) => ({
    at, people, rate, low: rate / 2, high: Math.min(1, rate * 1.5), enough, immature: false, says: '',
  }) // prettier-ignore
  // Weeks of 100 people at 3 to 5 %, none of which can be told by itself, and a guide that 2 of 5 people buy from.
  const city = {
    key: 'City',
    note: '',
    enough: true,
    points: [0, 1, 2].map((at) => point(at, 100, 0.03 + at / 100, false)),
  }
  const guide = { key: 'Guide', note: '', enough: false, points: [point(0, 5, 0.4, false)] }
  // 5 % and a margin.
  expect(trendTop([city, guide], 0.04)).toBe(0.06)
  // The guide alone has the scale for itself, to the next round one, and an interval that can be told is drawn whole.
  expect(trendTop([guide], null)).toBeCloseTo(0.6, 12)
  expect(trendTop([{ ...city, points: [...city.points, point(3, 400, 0.1, true)] }], 0.04)).toBe(0.2)
  expect(trendTop([], null)).toBeGreaterThan(0)
  const markup = renderToStaticMarkup(
    <TrendPanels
      panels={[city, guide]}
      intervals={['Jan', 'Feb', 'Mar']}
      everybody={0.04}
      width={800}
      label="Trend"
      mark={stillMark}
    />,
  )
  expect(markup.match(/ Z"/g)).toHaveLength(1)
})

test('a rate by day over more than a year has labels that stand apart, and no scale beyond 100 %', () => {
  const days = Array.from({ length: 450 }, (_, at) => at)
  const points = days.map((at) => ({ at, people: 1, rate: at % 2, low: 0, high: 1, enough: false, immature: false, says: '' })) // prettier-ignore
  const panels = [{ key: 'Guides', note: '', enough: true, points }]
  expect(trendTop(panels, 0.5)).toBe(1)
  // An amount may be any.
  expect(trendTop(panels, 3, Infinity)).toBeGreaterThan(4)
  for (const width of [240, 480, 1000]) {
    const markup = renderToStaticMarkup(
      <TrendPanels
        panels={panels}
        intervals={days.map((at) => `${(at % 28) + 1} Nov 2025`)}
        everybody={0.5}
        width={width}
        label="Trend"
        mark={stillMark}
      />,
    )
    const labels = [...markup.matchAll(/<text x="([^"]*)"[^>]*>(\d+ Nov 2025)</g)].map(([, x, name]) => {
      const half = textWidth(name!, 11) / 2
      return { from: Number(x) - half, to: Number(x) + half }
    })
    expect(labels.length).toBeGreaterThan(1)
    for (let i = 1; i < labels.length; i++) expect(labels[i]!.from - labels[i - 1]!.to).toBeGreaterThanOrEqual(6)
    expect(plain(markup)).not.toContain('>150 %<')
    // Of so many, the intervals of few people would fill the panel.
    expect(markup).toContain('<circle')
    expect(markup.match(/stroke-dasharray/g)).toHaveLength(1)
  }
})
