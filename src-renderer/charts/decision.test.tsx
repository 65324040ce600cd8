import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CostCurves } from './CostCurves.tsx'
import { CumulativeLines } from './CumulativeLines.tsx'
import { stillMark } from './marks.tsx'
import { SavingHistogram } from './SavingHistogram.tsx'
import { ScoreDots } from './ScoreDots.tsx'
import { Tornado } from './Tornado.tsx'

const short = (value: number): string => `$${Math.round(value / 1000)}k`
const common = { width: 480, mark: stillMark, label: 'chart' }
const months = (from: number, step: number): number[] => Array.from({ length: 37 }, (_, month) => from + step * month)
const drawn = (markup: string): string => {
  expect(markup).not.toMatch(/NaN|Infinity|undefined/)
  return markup
}

describe('cumulative cost', () => {
  const lines = (extra = 0) => [
    { key: '0', name: 'Build', months: months(100, 1), role: 'build' as const },
    { key: '1', name: 'Buy', months: months(50, 3), role: 'buy' as const },
    ...Array.from({ length: extra }, (_, index) => ({ key: `x${index}`, name: `Option with a long name ${index}`, months: months(0, index / 10), role: 'other' as const })),
  ] // prettier-ignore
  const chart = (extra: number, breakEven: number | null, width = 480) =>
    drawn(
      renderToStaticMarkup(
        <CumulativeLines {...common} width={width} lines={lines(extra)} breakEven={breakEven} height={260} short={short} exact={short} says={(month) => `month ${month}`} />,
      ),
    ) // prettier-ignore

  it('marks the break-even, names its lines, and says every month', () => {
    const markup = chart(0, 25)
    expect(markup).toContain('Break-even')
    expect(markup).toContain('month 25')
    expect(markup.match(/data-chrome/g)).toHaveLength(37)
    expect(chart(0, null)).not.toContain('Break-even')
  })

  it('keeps the labels of many options apart', () => {
    const labels = [...chart(6, 1, 300).matchAll(/<text x="[\d.]+" y="([\d.]+)" font-size="1[12]" class="halo">/g)]
    const at = labels.map(([, y]) => Number(y)).toSorted((a, b) => a - b)
    expect(at).toHaveLength(8)
    at.slice(1).forEach((y, index) => expect(y - at[index]!).toBeGreaterThanOrEqual(15.99))
  })
})

describe('draws', () => {
  const quantiles = Array.from({ length: 101 }, (_, p) => -50 + p)
  const histogram = (from: number, bins: number[], values = quantiles) =>
    drawn(
      renderToStaticMarkup(
        <SavingHistogram {...common} height={240} from={from} binWidth={10} bins={bins} quantiles={values} buyText="buy" buildText="build" signed={String} says={(bin) => `bin ${bin}`} axisTitle="axis" />,
      ),
    ) // prettier-ignore

  it('are split at zero by colour', () => {
    const markup = histogram(-20, [1, 2, 3, 4])
    expect(markup.match(/fill="var\(--c2\)"/g)).toHaveLength(2)
    expect(markup.match(/fill="var\(--c1\)"/g)).toHaveLength(2)
  })

  it('without any spread are one bar', () => {
    expect(histogram(40, [10_000], new Array<number>(101).fill(45))).toContain('bin 0')
    const flat = { role: 'build' as const, name: 'Build', quantiles: new Array<number>(101).fill(7) }
    drawn(renderToStaticMarkup(<CostCurves {...common} curves={[flat, { ...flat, role: 'buy' }]} height={240} short={short} says={String} axisTitle="axis" />)) // prettier-ignore
  })
})

describe('what would change the answer', () => {
  const bar = { key: 'a', label: 'Engineer-months', low: 50, high: -30, lowText: '3', highText: '8', says: 'a' }
  const chart = (bars: (typeof bar)[], base: number) =>
    drawn(renderToStaticMarkup(<Tornado {...common} bars={bars} base={base} signed={String} />))

  it('draws an input that flips the answer bold, whichever way it works', () => {
    expect(chart([bar], 10)).toContain('font-weight="620">Engineer-months')
    expect(chart([{ ...bar, low: 5 , high: 20 }], 10)).toContain('font-weight="420">Engineer-months') // prettier-ignore
    expect(chart([{ ...bar, low: 0, high: 0 }], 0)).toContain('0 as entered')
  })
})

it('scores are drawn with their weights, also where both are the same', () => {
  const row = { key: 'Fit', weight: 1, build: 0.5, buy: 0.5, difference: 0, equalAt: null, says: 'Fit' }
  expect(drawn(renderToStaticMarkup(<ScoreDots {...common} rows={[row]} build={0.5} buy={0.5} />))).toContain('0.000')
})
