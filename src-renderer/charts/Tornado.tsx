/** One input at a time at its low and high value: how far the saving moves, and whether it changes sides. */
import { scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import { fit, textWidth } from './text.ts'
import type { ChartMark } from './marks.tsx'

export interface TornadoBar {
  key: string
  label: string
  /** What building saves with the input low and high. */
  low: number
  high: number
  /** The input's own values. */
  lowText: string
  highText: string
  says: string
}

export interface TornadoProps {
  bars: readonly TornadoBar[]
  /** The saving with every input as entered. */
  base: number
  width: number
  signed: (value: number) => string
  label: string
  mark: ChartMark
}

const tornadoRow = 25
const top = 22
const bottom = 26

const tornadoHeight = (bars: number): number => top + bars * tornadoRow + bottom

export function Tornado({ bars, base, width, signed, label, mark }: TornadoProps) {
  const names = Math.min(190, Math.max(90, ...bars.map((bar) => textWidth(bar.label) + 12)))
  const ends = [base, 0, ...bars.flatMap(({ low, high }) => [low, high])]
  const beside =
    Math.max(30, ...bars.flatMap(({ lowText, highText }) => [textWidth(lowText, 11), textWidth(highText, 11)])) + 8
  const domain = [Math.min(...ends), Math.max(...ends)] as const
  const x = scaleLinear(domain[0] === domain[1] ? [domain[0] - 1, domain[1] + 1] : domain, [
    names + beside,
    width - beside,
  ])
  const height = tornadoHeight(bars.length)
  const foot = top + bars.length * tornadoRow
  const baseEnd = x(base) > width - 130
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {x.ticks(Math.max(2, Math.floor((width - names) / 95))).map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={top - 4} y2={foot} stroke={tick === 0 ? 'var(--ink)' : 'var(--line)'} />
            <text x={x(tick)} y={11} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
              {tick === 0 ? '0' : signed(tick)}
            </text>
          </g>
        ))}
      </g>
      {bars.map((bar, index) => {
        const y = top + index * tornadoRow
        const flips = bar.low > 0 !== bar.high > 0
        const [worse, better] = bar.low <= bar.high ? (['low', 'high'] as const) : (['high', 'low'] as const)
        const texts = { low: bar.lowText, high: bar.highText }
        return (
          <g key={bar.key} {...mark(bar.key, bar.says)}>
            <HitArea x={0} y={y} width={width} height={tornadoRow} />
            <g aria-hidden="true">
              <text x={0} y={y + 16} fill="var(--ink)" fontWeight={flips ? 620 : 420}>
                {fit(bar.label, names - 8)}
              </text>
              <rect
                x={x(bar[worse])}
                y={y + 6}
                width={Math.max(x(base) - x(bar[worse]), 0)}
                height={13}
                rx={1}
                fill="var(--c2)"
              />
              <rect
                x={x(base)}
                y={y + 6}
                width={Math.max(x(bar[better]) - x(base), 0)}
                height={13}
                rx={1}
                fill="var(--c1)"
              />
              <text
                x={x(Math.min(bar[worse], base)) - 5}
                y={y + 16}
                textAnchor="end"
                fontSize={11}
                fill="var(--ink-2)"
                className="halo"
              >
                {texts[worse]}
              </text>
              <text
                x={x(Math.max(bar[better], base)) + 5}
                y={y + 16}
                fontSize={11}
                fill="var(--ink-2)"
                className="halo"
              >
                {texts[better]}
              </text>
            </g>
          </g>
        )
      })}
      <g aria-hidden="true">
        <line x1={x(base)} x2={x(base)} y1={top - 4} y2={foot + 10} stroke="var(--mark)" strokeDasharray="2 3" />
        <text
          x={x(base) + (baseEnd ? -5 : 5)}
          y={foot + 14}
          textAnchor={baseEnd ? 'end' : 'start'}
          fontSize={11}
          fill="var(--ink-2)"
        >
          {signed(base)} as entered
        </text>
      </g>
    </Chart>
  )
}
