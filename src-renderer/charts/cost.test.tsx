import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BeforeAfter } from './BeforeAfter.tsx'
import { type CostBar, CostBars, costBarsHeight, costDomain } from './CostBars.tsx'
import { stillMark } from './marks.tsx'
import { fit, textWidth, wrap } from './text.ts'
import { dodge, spread, type SwarmTool, swarmRadius, TierSwarm } from './TierSwarm.tsx'
import { UnusedSeats } from './UnusedSeats.tsx'

const dollars = (value: number): string => `$${value.toLocaleString('en-US')}`
const short = (value: number): string => (value === 0 ? '$0' : `$${value / 1000}k`)

const bar = (label: string, cost: number, unused: number | null = null, grey = false): CostBar => ({
  key: label,
  label,
  cost,
  unused,
  grey,
  says: `${label}, ${cost}`,
})

const draw = (bars: CostBar[], width = 520): string =>
  renderToStaticMarkup(
    <CostBars bars={bars} width={width} short={short} exact={dollars} label="Annual cost" mark={stillMark} />,
  )

/** Widths of the rectangles of one fill, in order. */
const widths = (markup: string, fill: string): number[] =>
  [...markup.matchAll(/<rect[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`fill="${fill}"`))
    .map((tag) => Number(/ width="([\d.]+)"/.exec(tag)?.[1]))

describe('CostBars', () => {
  it('draws used and unused in proportion, the exact cost beside them', () => {
    const markup = draw([bar('Salesforce', 148_800, 43_200), bar('Segment', 118_000)])
    const [used, plain] = widths(markup, 'var(--c1)')
    const [unused] = widths(markup, 'url(#unused-seats)')
    expect(used! / plain!).toBeCloseTo(105_600 / 118_000, 3)
    // The outline and the gap take 1.5 px of it.
    expect((unused! + 1.5) / used!).toBeCloseTo(43_200 / 105_600, 2)
    expect(markup).toContain('$148,800')
    expect(markup).toContain('aria-label="Segment, 118000"')
  })

  it('cuts a rest that is far longer than the first bar, and shows that it is cut', () => {
    const bars = [bar('A', 100), bar('285 more tools', 2_000, null, true)]
    expect(costDomain(bars)).toBeCloseTo(115)
    const markup = draw(bars)
    expect(markup).toMatch(/<path d="M[\d.]+ [\d.]+l-4/)
    expect(markup).toContain('$2,000')
    expect(draw([bar('A', 100), bar('2 more tools', 120, null, true)])).not.toContain('<path d="M')
  })

  it('draws nothing for what costs nothing', () => {
    const markup = draw([bar('Free', 0)])
    expect(widths(markup, 'var(--c1)')).toEqual([])
    expect(markup).toContain('$0')
    expect(markup).not.toContain('NaN')
  })

  it('is as tall as it says, and keeps long names off the bars', () => {
    const long = 'A very long name of a tool that somebody typed in full, with the licence and the year'
    const markup = draw([bar(long, 10), bar('B', 5)], 400)
    expect(markup).toContain(`height="${costBarsHeight(2)}"`)
    expect(markup).toMatch(/A very[^<]*…[^<]*year</)
  })
})

describe('the swarm', () => {
  it('keeps dots apart, each as near to the middle as it can be', () => {
    const xs = [10, 12, 14, 16, 40, 41, 10]
    const ys = dodge(xs, 5)
    xs.forEach((x, i) =>
      xs.forEach((other, j) => {
        if (i < j) expect(Math.hypot(x - other, ys[i]! - ys[j]!)).toBeGreaterThanOrEqual(11 - 1e-3)
      }),
    )
    expect(ys[0]).toBe(0)
    expect(ys[4]).toBe(0)
  })

  it('shrinks the dots until they fit, and squeezes what cannot', () => {
    expect(swarmRadius([10, 30, 50], 86).radius).toBe(6)
    const crowd = swarmRadius(
      Array.from({ length: 300 }, () => 50),
      86,
    )
    expect(crowd.radius).toBe(2.5)
    expect(Math.max(...crowd.ys.map(Math.abs)) + crowd.radius).toBeLessThanOrEqual(43.01)
  })

  it('moves headings apart inside the width', () => {
    const widths = [100, 110, 50, 120]
    const at = spread([0, 60, 70, 80], widths, 500)
    at.forEach((x, i) => {
      if (i > 0) expect(x).toBeGreaterThanOrEqual(at[i - 1]! + widths[i - 1]! + 15.9)
    })
    expect(at[3]! + widths[3]!).toBeLessThanOrEqual(500)
  })

  const tool = (label: string, cost: number, tier: number): SwarmTool => ({
    key: label,
    label,
    cost,
    tier,
    says: `${label}: ${cost}`,
  })
  const tier = (name: string, tools: number, cost: number) => ({ name, tools, cost })
  const swarm = (tools: SwarmTool[]): string =>
    renderToStaticMarkup(
      <TierSwarm
        tools={tools}
        tiers={[
          tier('Below attention', 2, 5_000),
          tier('Compare with stack', 1, 30_000),
          tier('Review', 0, 0),
          tier('Due diligence', 1, 148_800),
        ]}
        bounds={[20_000, 50_000, 80_000]}
        width={608}
        short={short}
        exact={dollars}
        label="Tools by tier"
        mark={stillMark}
      />,
    )

  it('has one dot per tool that costs money, names the dear ones, counts the free ones', () => {
    const markup = swarm([
      tool('Free', 0, 0),
      tool('Small', 5_000, 0),
      tool('Drift', 30_000, 1),
      tool('Salesforce', 148_800, 3),
    ])
    expect(markup.match(/aria-label="(Small|Drift|Salesforce): /g)).toHaveLength(3)
    expect(markup).toContain('>Salesforce</text>')
    expect(markup).not.toContain('>Small</text>')
    expect(markup).toContain('$5,000, 1 free')
    expect(markup).toContain('1 tool, $80k and more')
  })

  it('stands without any tool', () => {
    expect(swarm([])).not.toContain('NaN')
  })
})

describe('UnusedSeats', () => {
  it('says how many are in use and what the others cost', () => {
    const markup = renderToStaticMarkup(
      <UnusedSeats
        rows={[
          { key: 'S', label: 'Salesforce', licensed: 62, active: 44, cost: 43_200, says: 's' },
          { key: 'N', label: 'Nobody', licensed: 10, active: 0, cost: 100, says: 'n' },
        ]}
        width={608}
        exact={dollars}
        label="Unused seats"
        mark={stillMark}
      />,
    )
    expect(markup).toContain('44 of 62 in use')
    expect(markup).toContain('0 of 10 in use')
    expect(markup).toContain('$43,200')
    expect(widths(markup, 'var(--c1)')).toHaveLength(1)
    expect(widths(markup, 'url(#unused-seats)')).toHaveLength(2)
  })
})

describe('BeforeAfter', () => {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  const rows = (before: number | null, after: number | null) =>
    renderToStaticMarkup(
      <BeforeAfter
        rows={[{ key: 'g', label: 'Guides', before, after, note: '3 sign-ups', says: 'g' }]}
        width={660}
        percent={percent}
        label="Before and after"
        mark={stillMark}
      />,
    )
  it('pairs what was with what would be', () => {
    const markup = rows(0.102, 0.062)
    const [before] = widths(markup, 'var(--mark)')
    const [after] = widths(markup, 'var(--c1)')
    expect(after! / before!).toBeCloseTo(0.062 / 0.102, 3)
    expect(markup).toContain('before 10.2 %')
    expect(markup).toContain('after 6.2 %')
  })
  it('says where there was no group', () => {
    expect(rows(null, 0.04)).toContain('before: not a group')
    expect(rows(0.04, null)).toContain('after: not a group')
    expect(rows(0, 0)).not.toContain('NaN')
  })
})

describe('text', () => {
  it('is cut in the middle, never to more than there is room for', () => {
    const cut = fit('/l/new-york/forms-checklist', 100)
    expect(textWidth(cut)).toBeLessThanOrEqual(100)
    expect(cut).toMatch(/^\/l\/.*….*list$/)
    expect(fit('short', 100)).toBe('short')
    expect(fit('x'.repeat(50), 1)).toContain('…')
  })
  it('goes on in a second line between words, and is cut only where two do not do', () => {
    expect(wrap('short', 100, 12, 2)).toEqual(['short'])
    const lines = wrap('Comparison pages for hospitals', 120, 12, 2)
    expect(lines).toEqual(['Comparison pages', 'for hospitals'])
    expect(wrap('/l/new-york/forms-checklist', 110, 12, 2)).toEqual(['/l/new-york/forms-', 'checklist'])
    const cut = wrap('Comparison pages for hospitals and clinics in the north', 120, 12, 2)
    expect([cut.length, cut[0]]).toEqual([2, 'Comparison pages'])
    expect(cut[1]).toMatch(/^for hos.*….*north$/)
    const long = wrap('Kundenbeziehungsmanagementplattform g7 and more', 120, 12, 2)
    expect(long[0]).toMatch(/^Kunden.*….*form$/)
    for (const line of [...lines, ...cut, ...long]) expect(textWidth(line, 12)).toBeLessThanOrEqual(120)
  })
  it('leaves letters of several code points whole', () => {
    expect(fit('👩‍👩‍👧'.repeat(12), 60)).toMatch(/^(👩‍👩‍👧)+…(👩‍👩‍👧)*$/)
  })
})
