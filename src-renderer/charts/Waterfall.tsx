/**
 * How one sum became another: before, each kind of change from where the last one ended, after. What was added is in
 * the colour of gain, what was removed in that of loss, everything else in grey, and every step is signed in words.
 */
import { scaleLinear } from 'd3'
import { Chart, HitArea, ScaleAbove } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface WaterfallStep {
  key: string
  label: string
  /** Under the label, e.g. how many tools. */
  note?: string
  /** The whole for `total`, the signed difference for the others. */
  amount: number
  kind: 'total' | 'added' | 'removed' | 'other'
  /** The exact figures, as one sentence. */
  says: string
}

export interface WaterfallProps {
  steps: readonly WaterfallStep[]
  width: number
  /** How much of a height there is room for; with less than what it takes, rows are closer and have no notes. */
  room?: (height: number) => number
  short: (value: number) => string
  exact: (value: number) => string
  /** With its sign, `+$1,200`. */
  signed: (value: number) => string
  label: string
  mark: ChartMark
}

export interface WaterfallBar {
  from: number
  to: number
}

/** Where each bar starts and ends: a total stands on zero, a change on what came before it. */
export function waterfallBars(steps: readonly Pick<WaterfallStep, 'amount' | 'kind'>[]): WaterfallBar[] {
  let level = 0
  return steps.map(({ amount, kind }) => {
    const from = kind === 'total' ? 0 : level
    level = from + amount
    return { from, to: level }
  })
}

const axisHeight = 24
const usualRow = 38
const lowestRow = 18
const usualBar = 16

const fills = { total: 'var(--c1)', added: 'var(--c3)', removed: 'var(--c4)', other: 'var(--mark)' } as const

export function Waterfall({
  steps,
  width,
  room = (height) => height,
  short,
  exact,
  signed,
  label,
  mark,
}: WaterfallProps) {
  const bars = waterfallBars(steps)
  const low = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]))
  const high = Math.max(1, ...bars.flatMap(({ from, to }) => [from, to]))
  const said = steps.map((step) => (step.kind === 'total' ? exact(step.amount) : signed(step.amount)))
  const labelWidth = Math.min(
    Math.max(64, ...steps.map((step) => Math.max(textWidth(step.label, 13), textWidth(step.note ?? '', 11)))) + 16,
    Math.max(96, width * 0.34),
  )
  const right = Math.max(labelWidth + 40, width - Math.max(0, ...said.map((text) => textWidth(text))) - 14)
  const x = scaleLinear([low, high], [labelWidth, right])
  const usual = axisHeight + steps.length * usualRow
  const rowHeight = Math.max(lowestRow, Math.min(usualRow, Math.floor((room(usual) - axisHeight) / steps.length)))
  const hasNotes = rowHeight === usualRow
  const barHeight = Math.min(usualBar, rowHeight - 6)
  const height = axisHeight + steps.length * rowHeight
  return (
    <Chart width={width} height={height} label={label}>
      <ScaleAbove
        ticks={x.ticks(Math.max(2, Math.min(6, Math.floor((right - labelWidth) / 84))))}
        x={x}
        from={axisHeight - 4}
        to={height}
        text={short}
      />
      {steps.map((step, index) => {
        const { from, to } = bars[index]!
        const y = axisHeight + index * rowHeight
        const top = y + (rowHeight - barHeight) / 2
        const left = x(Math.min(from, to))
        const end = x(Math.max(from, to))
        return (
          <g key={step.key}>
            <g {...mark(step.key, step.says)}>
              <HitArea x={-6} y={y + 1} width={width + 12} height={rowHeight - 2} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text
                x={0}
                y={y + (step.note && hasNotes ? 17 : rowHeight / 2 + 4)}
                fontSize={13}
                fontWeight={step.kind === 'total' ? 580 : 480}
                fill="var(--ink)"
              >
                {fit(step.label, labelWidth - 12, 13)}
              </text>
              {step.note && hasNotes && (
                <text x={0} y={y + 31} fontSize={11} fill="var(--ink-3)">
                  {fit(step.note, labelWidth - 12, 11)}
                </text>
              )}
              {index > 0 && (
                // The level the step before ended at.
                <line
                  x1={x(bars[index - 1]!.to)}
                  x2={x(bars[index - 1]!.to)}
                  y1={top - rowHeight + barHeight}
                  y2={top}
                  stroke="var(--mark)"
                  strokeDasharray="2 3"
                />
              )}
              <rect
                x={left}
                y={top}
                width={Math.max(1.5, end - left)}
                height={barHeight}
                rx={1}
                fill={fills[step.kind]}
              />
              <text
                className="halo"
                x={Math.max(end, left + 1.5) + 7}
                y={y + rowHeight / 2 + 4}
                fontWeight={step.kind === 'total' ? 580 : 520}
                fill={
                  step.kind === 'added' ? 'var(--c3-text)' : step.kind === 'removed' ? 'var(--c4-text)' : 'var(--ink)'
                }
              >
                {said[index]}
              </text>
            </g>
          </g>
        )
      })}
    </Chart>
  )
}
