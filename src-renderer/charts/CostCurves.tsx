/** The chance that an option costs no more than an amount, with the amounts of P50 and P80. */
import { line, scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import { Dot } from './CumulativeLines.tsx'
import type { ChartMark } from './marks.tsx'
import { textWidth } from './text.ts'

export interface CostCurve {
  role: 'build' | 'buy'
  name: string
  /** 101 of them: minimum, P1 … P99, maximum. */
  quantiles: readonly number[]
}

export interface CostCurvesProps {
  curves: readonly CostCurve[]
  width: number
  height: number
  short: (value: number) => string
  says: (percent: number) => string
  axisTitle: string
  label: string
  mark: ChartMark
}

const left = 44
const top = 12
const bottom = 40

export function CostCurves({ curves, width, height, short, says, axisTitle, label, mark }: CostCurvesProps) {
  const low = Math.min(...curves.map(({ quantiles }) => quantiles[0]!))
  const high = Math.max(...curves.map(({ quantiles }) => quantiles[100]!))
  const ground = height - bottom
  const x = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [left, width - 8]).nice()
  const y = scaleLinear([0, 100], [ground, top])
  const path = line<number>(
    (value) => x(value),
    (_, percent) => y(percent),
  )
  const ticks = x
    .ticks(Math.max(3, Math.floor(width / 90)))
    .filter((tick) => x(tick) + textWidth(short(tick), 11) / 2 <= width)
  const steps = Array.from({ length: 21 }, (_, step) => step * 5)
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {[0, 50, 80, 100].map((percent) => (
          <g key={percent}>
            <line
              x1={left}
              x2={width - 8}
              y1={y(percent)}
              y2={y(percent)}
              stroke={percent === 0 ? 'var(--mark)' : 'var(--line)'}
            />
            <text x={left - 8} y={y(percent) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
              {percent === 0 ? '0 %' : percent === 100 ? '100 %' : `P${percent}`}
            </text>
          </g>
        ))}
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={ground + 16} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
            {short(tick)}
          </text>
        ))}
        <text x={0} y={height - 4} fontSize={11} fill="var(--ink-3)">
          {axisTitle}
        </text>
        {curves.map(({ role, name, quantiles }, index) => (
          <g key={role}>
            <path
              d={path(quantiles as number[]) ?? ''}
              fill="none"
              stroke={role === 'build' ? 'var(--c1)' : 'var(--c2)'}
              strokeWidth={2}
              strokeDasharray={role === 'buy' ? '6 4' : undefined}
            />
            {[50, 80].map((percent) => (
              <g key={percent}>
                <Dot role={role} cx={x(quantiles[percent]!)} cy={y(percent)} size={4.5} />
                <text
                  x={x(quantiles[percent]!) + (isLeft(curves, index, percent) ? -9 : 9)}
                  y={y(percent) - 7}
                  textAnchor={isLeft(curves, index, percent) ? 'end' : 'start'}
                  fill={role === 'build' ? 'var(--c1-text)' : 'var(--c2-text)'}
                  fontWeight={520}
                  className="halo"
                >
                  {percent === 80 ? `${name}, ` : ''}
                  {short(quantiles[percent]!)}
                </text>
              </g>
            ))}
          </g>
        ))}
      </g>
      {steps.map((percent) => (
        <g key={percent} {...mark(String(percent), says(percent))}>
          <HitArea
            x={left}
            y={y(percent) - (ground - top) / 40}
            width={width - left - 8}
            height={(ground - top) / 20}
            rx={0}
          />
        </g>
      ))}
    </Chart>
  )
}

/** The label of the cheaper curve goes to its left, that of the dearer one to its right. */
const isLeft = (curves: readonly CostCurve[], index: number, percent: number): boolean => {
  const mine = curves[index]!.quantiles[percent]!
  const others = curves.filter((_, at) => at !== index).map(({ quantiles }) => quantiles[percent]!)
  return others.every((other) => mine < other || (mine === other && index === 0))
}
