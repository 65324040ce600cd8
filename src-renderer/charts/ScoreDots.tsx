/** Both sides on every criterion, its weight, what it adds, and the weight at which both would score the same. */
import { scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import { Dot } from './CumulativeLines.tsx'
import { fit, textWidth } from './text.ts'
import type { ChartMark } from './marks.tsx'

export interface ScoreRow {
  key: string
  weight: number
  build: number
  buy: number
  difference: number
  equalAt: number | null
  says: string
}

export interface ScoreDotsProps {
  rows: readonly ScoreRow[]
  build: number
  buy: number
  width: number
  label: string
  mark: ChartMark
}

const rowHeight = 28
const top = 24

const scoreHeight = (rows: number): number => top + rows * rowHeight + 34

const fixed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(3)}`
const share = (value: number): string => `${Math.round(value * 100)}`

export function ScoreDots({ rows, build, buy, width, label, mark }: ScoreDotsProps) {
  const names = Math.min(width * 0.28, Math.max(80, ...rows.map(({ key }) => textWidth(key) + 12)))
  const weights = 64
  const end = 66
  const even = 52
  const x = scaleLinear([0, 1], [names + weights + 14, width - end - even - 10])
  const widest = Math.max(...rows.map(({ weight }) => weight), 0.01)
  const foot = top + rows.length * rowHeight
  const total = build - buy
  const [leftSide, rightSide] = build <= buy ? (['build', 'buy'] as const) : (['buy', 'build'] as const)
  const scores = { build, buy }
  return (
    <Chart width={width} height={scoreHeight(rows.length)} label={label}>
      <g aria-hidden="true" fontSize={11} fill="var(--ink-3)">
        <text x={names} y={11}>
          weight
        </text>
        {[0, 0.5, 1].map((tick) => (
          <g key={tick}>
            <text x={x(tick)} y={11} textAnchor="middle">
              {tick}
            </text>
            <line x1={x(tick)} x2={x(tick)} y1={top - 6} y2={foot} stroke="var(--line)" />
          </g>
        ))}
        <text x={width - even} y={11} textAnchor="end">
          build − buy
        </text>
        <text x={width} y={11} textAnchor="end">
          even at
        </text>
      </g>
      {rows.map(({ key, weight, build: built, buy: bought, difference, equalAt, says }, index) => {
        const y = top + index * rowHeight + rowHeight / 2
        return (
          <g key={key} {...mark(key, says)}>
            <HitArea x={0} y={y - rowHeight / 2} width={width} height={rowHeight} />
            <g aria-hidden="true">
              <text x={0} y={y + 4} fill="var(--ink)">
                {fit(key, names - 8)}
              </text>
              <rect
                x={names}
                y={y - 4}
                width={Math.max((weight / widest) * 34, 1)}
                height={8}
                rx={1}
                fill="var(--mark-2)"
              />
              <text x={names + 40} y={y + 4} fontSize={11} fill="var(--ink-2)">
                {share(weight)}
              </text>
              <line x1={x(built)} x2={x(bought)} y1={y} y2={y} stroke="var(--mark)" strokeWidth={1.5} />
              <Dot role="build" cx={x(built)} cy={y} size={5} />
              <Dot role="buy" cx={x(bought)} cy={y} size={4.5} />
              <text
                x={width - even}
                y={y + 4}
                textAnchor="end"
                fill={difference > 0 ? 'var(--c1-text)' : difference < 0 ? 'var(--c2-text)' : 'var(--ink-3)'}
              >
                {fixed(difference)}
              </text>
              <text x={width} y={y + 4} textAnchor="end" fontSize={11} fill="var(--ink-2)">
                {equalAt === null ? '–' : share(equalAt)}
              </text>
            </g>
          </g>
        )
      })}
      <g aria-hidden="true">
        <line x1={0} x2={width} y1={foot + 0.5} y2={foot + 0.5} stroke="var(--mark)" />
        <text x={0} y={foot + 21} fill="var(--ink)" fontWeight={620}>
          Weighted score
        </text>
        <Dot role="build" cx={x(build)} cy={foot + 17} size={5} />
        <Dot role="buy" cx={x(buy)} cy={foot + 17} size={4.5} />
        {[leftSide, rightSide].map((side, index) => (
          <text
            key={side}
            x={x(scores[side]) + (index === 0 ? -10 : 10)}
            y={foot + 21}
            textAnchor={index === 0 ? 'end' : 'start'}
            fontWeight={620}
            fill={side === 'build' ? 'var(--c1-text)' : 'var(--c2-text)'}
            className="halo"
          >
            {side === 'build' ? 'Build' : 'Buy'} {scores[side].toFixed(2)}
          </text>
        ))}
        <text x={width - even} y={foot + 21} textAnchor="end" fontWeight={620} fill="var(--ink)">
          {fixed(total)}
        </text>
      </g>
    </Chart>
  )
}
