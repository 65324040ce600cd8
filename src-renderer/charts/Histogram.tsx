/** Ordered bins as bars from a common ground, each with its count and share on top. */
import { max, scaleBand, scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { textWidth } from './text.ts'

export interface HistogramBin {
  key: string
  /** Under the bar. */
  label: string
  /** Under the label, where it needs a word more. */
  note?: string
  value: number
  /** On top, the count first and the share under it. */
  valueText: string
  shareText: string
  /** Context, not part of the scale of bins: drawn grey and apart. */
  grey?: boolean
  says: string
}

export interface HistogramProps {
  bins: readonly HistogramBin[]
  width: number
  height: number
  /** Under the axis. */
  axisTitle: string
  /** A rule after this many bins, with words, e.g. where half of all are reached. */
  rule: { after: number; text: string } | null
  label: string
  selected?: string | null
  mark: ChartMark
}

const topRoom = 40
const bottomRoom = 56

export function Histogram({ bins, width, height, axisTitle, rule, label, selected, mark }: HistogramProps) {
  const x = scaleBand()
    .domain(bins.map((bin) => bin.key))
    .range([0, width])
    .paddingInner(0.22)
    .paddingOuter(0.11)
  const ground = height - bottomRoom
  const y = scaleLinear([0, Math.max(max(bins, (bin) => bin.value) ?? 0, 1)], [ground, topRoom])
  // Words as wide as this would run into their neighbours: then every other bin has them, or every third.
  const widest = Math.max(0, ...bins.flatMap(({ label, valueText, shareText }) => [textWidth(label), textWidth(valueText), textWidth(shareText, 11)])) // prettier-ignore
  const every = Math.max(1, Math.ceil((widest + 2) / x.step()))
  const ruleBin = rule && bins[rule.after - 1]
  const ruleX = ruleBin ? (x(ruleBin.key) ?? 0) + x.bandwidth() + (x.step() - x.bandwidth()) / 2 : 0
  const ruleEnd = ruleX > width * 0.7
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        <line x1={0} x2={width} y1={ground + 0.5} y2={ground + 0.5} stroke="var(--mark)" />
        <text x={0} y={height - 4} fontSize={11} fill="var(--ink-3)">
          {axisTitle}
        </text>
      </g>
      {bins.map((bin, at) => {
        const hasWords = at % every === 0
        const left = x(bin.key) ?? 0
        const centre = left + x.bandwidth() / 2
        const top = y(bin.value)
        return (
          <g key={bin.key} className={selected === bin.key ? 'selected' : undefined}>
            <g {...mark(bin.key, bin.says)}>
              <HitArea
                x={left - (x.step() - x.bandwidth()) / 2 + 2}
                y={4}
                width={x.step() - 4}
                height={height - 26}
                rx={6}
              />
            </g>
            <g aria-hidden="true" className="drawn">
              {bin.value > 0 && (
                <rect
                  x={left}
                  y={top}
                  width={x.bandwidth()}
                  height={Math.max(ground - top, 1)}
                  rx={1}
                  fill={bin.grey ? 'var(--mark)' : 'var(--c1)'}
                />
              )}
              {hasWords && (
                <>
                  <text x={centre} y={top - 19} textAnchor="middle" fontWeight={520} fill="var(--ink)" className="halo">
                    {bin.valueText}
                  </text>
                  <text x={centre} y={top - 6} textAnchor="middle" fontSize={11} fill="var(--ink-3)" className="halo">
                    {bin.shareText}
                  </text>
                  <text x={centre} y={ground + 16} textAnchor="middle" fill="var(--ink)" fontWeight={520}>
                    {bin.label}
                  </text>
                </>
              )}
              {bin.note && (
                <text x={centre} y={ground + 30} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
                  {bin.note}
                </text>
              )}
            </g>
          </g>
        )
      })}
      {ruleBin && (
        <g aria-hidden="true" className="drawn">
          <line x1={ruleX} x2={ruleX} y1={8} y2={ground} stroke="var(--mark)" strokeDasharray="2 3" />
          <text
            x={ruleX + (ruleEnd ? -6 : 6)}
            y={16}
            textAnchor={ruleEnd ? 'end' : 'start'}
            fontSize={11}
            fill="var(--ink-3)"
            className="halo"
          >
            {rule.text}
          </text>
        </g>
      )}
    </Chart>
  )
}
