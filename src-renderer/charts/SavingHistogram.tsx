/** What building saves in each of the draws: left of zero buying is cheaper, right of it building. */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import { textWidth } from './text.ts'
import type { ChartMark } from './marks.tsx'

export interface SavingHistogramProps {
  from: number
  binWidth: number
  bins: readonly number[]
  /** 101 of them: minimum, P1 … P99, maximum. */
  quantiles: readonly number[]
  /** Above the two sides of zero. */
  buyText: string
  buildText: string
  width: number
  height: number
  signed: (value: number) => string
  says: (bin: number) => string
  axisTitle: string
  label: string
  mark: ChartMark
}

const top = 66
const bottom = 40

export function SavingHistogram(props: SavingHistogramProps) {
  const { from, binWidth, bins, quantiles, buyText, buildText, width, height, signed, says, axisTitle, label, mark } =
    props
  const end = from + binWidth * bins.length
  const x = scaleLinear([Math.min(from, 0), Math.max(end, 0)], [8, width - 8])
  const ground = height - bottom
  const y = scaleLinear([0, Math.max(max(bins) ?? 1, 1)], [ground, top])
  const marks = [20, 50, 80].map((p) => ({ p, at: x(quantiles[p]!), text: signed(quantiles[p]!) }))
  const ticks = x.ticks(Math.max(3, Math.floor(width / 90))).filter((tick) => {
    const half = textWidth(signed(tick), 11) / 2
    return x(tick) >= half && x(tick) <= width - half
  })
  // Two neighbours too near each other share no line.
  const crowded = marks.some(
    (each, index) => index > 0 && each.at - marks[index - 1]!.at < textWidth(each.text, 11) + 10,
  )
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        <text x={0} y={12} fontSize={12} fontWeight={620} fill="var(--c2-text)">
          {buyText}
        </text>
        <text x={width} y={12} textAnchor="end" fontSize={12} fontWeight={620} fill="var(--c1-text)">
          {buildText}
        </text>
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={ground + 16} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
            {tick === 0 ? '0' : signed(tick)}
          </text>
        ))}
        <text x={0} y={height - 4} fontSize={11} fill="var(--ink-3)">
          {axisTitle}
        </text>
      </g>
      {bins.map((value, index) => {
        const low = from + index * binWidth
        const a = x(low)
        const b = x(low + binWidth)
        return (
          <g key={index} {...mark(String(index), says(index))}>
            <HitArea x={a} y={top - 8} width={b - a} height={ground - top + 8} rx={0} />
            {value > 0 && (
              <rect
                x={a + 0.5}
                y={Math.min(y(value), ground - 1)}
                width={Math.max(b - a - 1, 1)}
                height={Math.max(ground - y(value), 1)}
                fill={low + binWidth / 2 > 0 ? 'var(--c1)' : 'var(--c2)'}
              />
            )}
          </g>
        )
      })}
      <g aria-hidden="true">
        <line x1={0} x2={width} y1={ground + 0.5} y2={ground + 0.5} stroke="var(--mark)" />
        <line x1={x(0)} x2={x(0)} y1={20} y2={ground} stroke="var(--ink)" strokeWidth={1.5} />
        {marks.map(({ p, at, text }, index) => {
          const anchor = crowded ? (['end', 'middle', 'start'] as const)[index]! : 'middle'
          const shift = crowded ? [-2, 0, 2][index]! : 0
          const hidden = crowded && index !== 1 && marks[2]!.at - marks[0]!.at < 70
          if (hidden) return null
          return (
            <g key={p}>
              <line x1={at} x2={at} y1={56} y2={ground} stroke="var(--ink)" strokeDasharray="2 3" />
              <text x={at + shift} y={34} textAnchor={anchor} fontSize={11} fill="var(--ink-3)" className="halo">
                P{p}
                <tspan x={at + shift} dy={14} fill="var(--ink)" fontWeight={520}>
                  {text}
                </tspan>
              </text>
            </g>
          )
        })}
      </g>
    </Chart>
  )
}
