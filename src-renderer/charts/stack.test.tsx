import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { lifelineGroups, type LifelineTool } from '../stack/evolution/lifelines.ts'
import {
  capabilitiesThatFit,
  CapabilityMatrix,
  type CapabilityMatrixProps,
  cellKey,
  matrixOrder,
} from './CapabilityMatrix.tsx'
import { Evolution, evolutionOrder, type EvolutionProps } from './Evolution.tsx'
import { stillMark } from './marks.tsx'
import { Adjacency, NodeLink } from './NodeLink.tsx'
import { linesWithin, placeLines, type RenewalLine, RenewalTimeline } from './RenewalTimeline.tsx'
import { dayScale, timeTicks } from './time.ts'
import { UpSet } from './UpSet.tsx'
import { Waterfall, waterfallBars, type WaterfallStep } from './Waterfall.tsx'

const dollars = (value: number): string => `$${value.toLocaleString('en-US')}`
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${dollars(Math.abs(value))}`
const draw = (chart: ReactElement): string => {
  const markup = renderToStaticMarkup(chart)
  expect(markup).not.toContain('NaN')
  expect(markup).not.toContain('undefined')
  return markup
}
const longName = 'A very long name of a tool that somebody typed in full, with the licence and the year'

describe('time axis', () => {
  it('takes the finest ticks there is room for, and names the year first', () => {
    expect(timeTicks('2019-07-01', '2020-07-01', 1100).map((tick) => tick.label)).toEqual(
      'Jul 2019,Aug,Sep,Oct,Nov,Dec,Jan 2020,Feb,Mar,Apr,May,Jun'.split(','),
    )
    expect(timeTicks('2015-01-01', '2020-01-01', 900).map((tick) => tick.label)).toEqual(
      '2015,2016,2017,2018,2019,2020'.split(','),
    )
    expect(timeTicks('1990-01-01', '2020-01-01', 300).length).toBeLessThanOrEqual(5)
    expect(timeTicks('2019-03-10', '2019-03-20', 400)[0]).toEqual({ day: '2019-03-10', label: 'Mar 2019' })
  })
  it('leaves out the rest of a month that is too narrow for its name', () => {
    const labels = (from: string): string[] => timeTicks(from, '2027-12-31', 1000).map((tick) => tick.label)
    expect(labels('2026-12-31').slice(0, 2)).toEqual(['Jan 2027', 'Feb'])
    expect(labels('2026-12-02').slice(0, 2)).toEqual(['Dec 2026', 'Jan 2027'])
  })
  it('draws what is outside at the edge', () => {
    const x = dayScale('2019-01-01', '2019-12-31', 10, 110)
    expect([x('2018-01-01'), x('2019-01-01'), x('2019-12-31'), x('2021-01-01')]).toEqual([10, 10, 110, 110])
  })
})

describe('RenewalTimeline', () => {
  const renewal = (key: string, cancelBy: string | null, on: string, more: Partial<RenewalLine> = {}): RenewalLine => ({
    key,
    label: key,
    cancelBy,
    renewal: on,
    late: false,
    soon: false,
    says: `${key} renews ${on}`,
    ...more,
  })
  const lines = [
    renewal('Drift, $64k', '2019-07-24', '2019-09-22', { soon: true }),
    renewal('Autopilot, $31k', '2019-08-16', '2019-09-15'),
    renewal('Asana, $13k', '2019-06-06', '2019-07-05', { late: true }),
    renewal('No notice', null, '2020-06-28'),
  ]
  const timeline = (each: RenewalLine[]): string =>
    draw(
      <RenewalTimeline
        lines={each}
        from="2019-07-01"
        to="2020-07-01"
        within="2019-09-29"
        width={1000}
        label="Renewals"
        mark={stillMark}
      />,
    )

  it('puts lines in one row only where neither they nor their words touch', () => {
    const x = dayScale('2019-07-01', '2020-07-01', 0, 1000)
    const { placed } = placeLines(lines, x, 1000)
    const row = (key: string): number => placed.find((each) => each.line.key === key)!.row
    expect(row('Drift, $64k')).not.toBe(row('Autopilot, $31k'))
    // Renews nearly a year later, so there is room in the first row.
    expect(row('No notice')).toBe(0)
    expect(placed.find((each) => each.line.key === 'No notice')!.before).toBe(true)
  })
  it('draws a line from cancel-by to renewal, dashed once the first is gone', () => {
    const markup = timeline(lines)
    expect(markup.match(/stroke-dasharray="2 3"/g)).toHaveLength(1)
    expect(markup.match(/aria-label="[^"]* renews /g)).toHaveLength(4)
  })
  it('has as many contracts as fit into its rows, which they share', () => {
    const within = (rows: number): number => linesWithin(rows, lines, '2019-07-01', '2020-07-01', 1000).length
    expect([within(1), within(2), within(3)]).toEqual([1, 4, 4])
  })
  it('stands without any renewal', () => {
    expect(timeline([])).toContain('Jul 2019')
  })
})

describe('Waterfall', () => {
  const step = (kind: WaterfallStep['kind'], amount: number, label: string = kind): WaterfallStep => ({
    key: label,
    label,
    amount,
    kind,
    says: `${label} ${amount}`,
  })
  const steps = [
    step('total', 1000, 'before'),
    step('other', 50, 'price'),
    step('added', 300),
    step('removed', -200),
    step('total', 1150, 'after'),
  ]
  it('stands each change on where the last one ended, and ends at the total', () => {
    expect(waterfallBars(steps)).toEqual([
      { from: 0, to: 1000 },
      { from: 1000, to: 1050 },
      { from: 1050, to: 1350 },
      { from: 1350, to: 1150 },
      { from: 0, to: 1150 },
    ])
  })
  it('says every step with its sign', () => {
    const markup = draw(
      <Waterfall
        steps={steps}
        width={600}
        short={dollars}
        exact={dollars}
        signed={signed}
        label="w"
        mark={stillMark}
      />,
    )
    for (const text of ['>$1,000<', '>+$50<', '>+$300<', '>−$200<', '>$1,150<']) expect(markup).toContain(text)
  })
  it('draws sums that fall below zero or are zero', () => {
    draw(
      <Waterfall
        steps={[step('total', 0), step('removed', -40), step('total', -40, 'after')]}
        width={300}
        short={dollars}
        exact={dollars}
        signed={signed}
        label="w"
        mark={stillMark}
      />,
    )
  })
})

describe('CapabilityMatrix', () => {
  const props = (rows: CapabilityMatrixProps['rows'], columns: CapabilityMatrixProps['columns']) => ({
    rows,
    columns,
    totals: { cost: '$300', redundant: '$50' },
    width: 640,
    label: 'Matrix',
    says: { row: (key: string) => `row ${key}`, cell: (key: string, capability: string) => `${key} ${capability}` },
    mark: stillMark,
  })
  const row = (key: string, cells: [string, 'only' | 'shared' | 'redundant'][]) => ({
    key,
    label: key,
    note: null,
    faded: false,
    cost: '$100',
    redundant: null,
    cells: new Map(cells),
  })
  const columns = [
    { capability: 'chat', tools: 2 },
    { capability: longName, tools: 1 },
  ]

  it('has three shapes of mark, and says each', () => {
    const markup = draw(
      <CapabilityMatrix
        {...props(
          [
            row('Drift', [['chat', 'redundant']]),
            row(longName, [
              ['chat', 'shared'],
              [longName, 'only'],
            ]),
          ],
          columns,
        )}
      />,
    )
    expect(markup).toContain('aria-label="Drift chat"')
    expect(markup.match(/<circle[^>]*fill="var\(--c1\)"/g)).toHaveLength(1)
    expect(markup.match(/<rect[^>]*fill="var\(--mark\)"/g)).toHaveLength(1)
    expect(markup.match(/<rect[^>]*fill="var\(--c4\)"/g)).toHaveLength(1)
    expect(markup).toMatch(/A very[^<]*…[^<]*</)
  })
  it('walks from each tool through its marks', () => {
    expect(matrixOrder([row('A', [['chat', 'shared']]), row('B', [])], columns)).toEqual([
      'A',
      cellKey('A', 'chat'),
      'B',
    ])
  })
  it('has as many capabilities as fit beside the names and the amounts', () => {
    const totals = { cost: '$300', redundant: '$50' }
    const rows = [row('A', [])]
    // 640 less a name of 110 (96 + 14), a cost of 86 (72 + 14) and a redundant one of 76 (64 + 12), 14 px each.
    expect(capabilitiesThatFit(rows, totals, 640)).toBe(Math.floor((640 - 110 - 86 - 76) / 14))
    expect(capabilitiesThatFit(rows, totals, 100)).toBe(1)
    const most = capabilitiesThatFit(rows, totals, 640)
    const many = Array.from({ length: most }, (_, index) => ({ capability: `capability ${index}`, tools: 1 }))
    const heads = [...draw(<CapabilityMatrix {...props(rows, many)} />).matchAll(/translate\(([\d.]+),/g)]
    expect(heads).toHaveLength(most)
    expect(Math.max(...heads.map(([, x]) => Number(x)))).toBeLessThan(640 - 86 - 76)
  })
  it('keeps heads apart, however many there are', () => {
    for (const many of [2, 14, 20, 26]) {
      const columns = Array.from({ length: many }, (_, index) => ({ capability: `capability ${index}`, tools: 1 }))
      const markup = draw(<CapabilityMatrix {...props([row('A', [])], columns)} />)
      const heads = [...markup.matchAll(/translate\(([\d.]+),[\d.]+\) rotate\(-([\d.]+)\)/g)]
      const [first, second] = heads.map(([, x]) => Number(x))
      const between = (second! - first!) * Math.sin((Number(heads[0]![2]) * Math.PI) / 180)
      // Letters of 11.5 px.
      expect(between, `${many} heads`).toBeGreaterThanOrEqual(13.9)
    }
  })
  it('stands with one tool and without columns', () => {
    draw(<CapabilityMatrix {...props([row('A', [])], [])} />)
    draw(<CapabilityMatrix {...props([], [])} />)
  })
})

it('UpSet: one column per combination, a dot per tool in it', () => {
  const markup = draw(
    <UpSet
      rows={['A', 'B', 'C'].map((tool) => ({ tool, capabilities: 2 }))}
      columns={[
        { key: '1', tools: ['A', 'B'], cost: 300, redundant: true, says: 'A and B' },
        { key: '2', tools: ['A', 'C'], cost: 190, redundant: false, says: 'A and C' },
      ]}
      width={360}
      short={dollars}
      label="Who shares what"
      mark={stillMark}
    />,
  )
  expect(markup.match(/<circle[^>]*r="4.5"/g)).toHaveLength(4)
  expect(markup.match(/<circle[^>]*r="3"/g)).toHaveLength(2)
  expect(markup).toContain('$300')
  draw(<UpSet rows={[]} columns={[]} width={300} short={dollars} label="none" mark={stillMark} />)
})

describe('Evolution', () => {
  const life = (tool: string, start: string | null, end: string | null, more: Partial<LifelineTool> = {}) => ({
    key: tool,
    tool,
    category: 'Analytics',
    start,
    end,
    reason: 'volume' as const,
    replaces: [],
    prices: [],
    ...more,
  })
  const tools: LifelineTool[] = [
    life('Google Analytics', null, null),
    life('Amplitude', '2016-06-01', '2019-10-01', { reason: 'sophistication' }),
    life('Looker', '2018-05-01', null, {
      replaces: ['Amplitude'],
      prices: [{ day: '2019-01-01', rise: true }],
      reason: 'new focus',
    }),
    life(longName, '2019-12-01', null),
  ]
  const chart = (mostLines: number, more: Partial<EvolutionProps> = {}): EvolutionProps => ({
    from: '2015-01-01',
    to: '2020-01-01',
    groups: lifelineGroups(tools, '2015-01-01', '2020-01-01', { open: new Set(), mostLines }),
    columns: [
      { key: '2016', from: '2016-01-01', to: '2017-01-01', added: 1, removed: 0, inflection: false, says: '2016' },
      { key: '2019', from: '2019-01-01', to: '2020-01-01', added: 3, removed: 1, inflection: true, says: '2019' },
    ],
    columnsNote: 'per year',
    strips: [
      {
        key: 'headcount',
        title: 'Headcount',
        note: 'own scale, from 0',
        steps: false,
        points: [
          { key: 'h1', day: '2016-01-01', value: 13, name: 'Seed, 13', says: 'Seed' },
          { key: 'h2', day: '2019-01-01', value: null, name: null, says: 'not known' },
          { key: 'h3', day: '2019-12-01', value: 112, name: 'Series C, 112', says: 'Series C' },
        ],
      },
    ],
    width: 1000,
    label: 'Evolution',
    says: { line: (each) => `line ${each.label}`, group: (group) => `group ${group.category}` },
    mark: stillMark,
    ...more,
  })

  it('draws each life with its reason, end, price step and successor', () => {
    const markup = draw(<Evolution {...chart(40)} />)
    expect(markup.match(/aria-label="line /g)).toHaveLength(4)
    expect(markup.match(/marker-end="url\(#replaced-by\)"/g)).toHaveLength(1)
    // The one removal.
    expect(markup.match(/<line[^>]*stroke="var\(--c4\)"/g)).toHaveLength(1)
    expect(markup).toContain('>+3<')
    expect(markup).toContain('>−1<')
    expect(markup).toContain('Series C, 112')
  })
  it('folds a category to the number of its tools', () => {
    const folded = chart(1)
    const markup = draw(<Evolution {...folded} />)
    expect(markup).not.toContain('aria-label="line ')
    expect(markup).toContain('aria-label="group Analytics"')
    expect(evolutionOrder(folded)).toEqual(['\u0000group Analytics', '2016', '2019', 'h1', 'h2', 'h3'])
  })
  it('leaves out numbers that would touch a larger one', () => {
    const months = [12, 14, 13, 1, 11].map((added, index) => ({
      key: `m${index}`,
      from: `2015-0${index + 1}-01`,
      to: `2015-0${index + 2}-01`,
      added,
      removed: 0,
      inflection: index !== 3,
      says: `${added} added`,
    }))
    const written = (width: number): string[] =>
      [...draw(<Evolution {...chart(40, { columns: months, width })} />).matchAll(/>(\+\d+)</g)].map(
        ([, text]) => text!,
      )
    expect(written(20_000)).toEqual(['+12', '+14', '+13', '+1', '+11'])
    // Months 14 px wide: of the three side by side only the largest, and the one that stands apart.
    expect(written(1050)).toEqual(['+14', '+11'])
  })
  it('keeps a name on its line readable', () => {
    // Amplitude starts too far left for its name beside it.
    const markup = draw(<Evolution {...chart(40, { from: '2016-05-25' })} />)
    expect(markup).toMatch(/<rect[^>]*fill="var\(--bg\)"/)
  })
  it('stands without anything', () => {
    draw(<Evolution {...chart(40, { groups: [], columns: [], strips: [] })} />)
    draw(<Evolution {...chart(40, { groups: [], columns: null, strips: [] })} />)
  })
})

describe('the integration graph', () => {
  const nodes = ['Hub', 'A', 'B'].map((tool, index) => ({
    tool,
    betweenness: index === 0 ? 1 : 0,
    cuts: index === 0,
    says: `node ${tool}`,
  }))
  const edges = [
    { a: 'A', b: 'Hub' },
    { a: 'B', b: 'Hub' },
    { a: 'A', b: 'not in the inventory' },
  ]
  it('draws a line per connection between tools of the inventory', () => {
    const markup = draw(
      <NodeLink nodes={nodes} edges={edges} width={500} height={300} label="g" selected="A" mark={stillMark} />,
    )
    expect(markup.match(/<line /g)).toHaveLength(2)
    expect(markup).toContain('aria-label="node Hub"')
  })
  it('marks each connection twice in the matrix', () => {
    const markup = draw(<Adjacency nodes={nodes} edges={edges} width={500} label="g" mark={stillMark} />)
    expect(markup.match(/<rect[^>]*fill="var\(--c1\)"/g)).toHaveLength(4)
    draw(<Adjacency nodes={[]} edges={[]} width={500} label="g" mark={stillMark} />)
  })
})
