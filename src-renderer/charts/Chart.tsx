/** What every chart is made of: the drawing itself, the places of it that can be pointed at, and a scale above its rows. */
import type { ReactNode } from 'react'

export interface ChartProps {
  /** px */
  width: number
  /** px */
  height: number
  /** What a screen reader calls the chart. */
  label: string
  children: ReactNode
}

export const Chart = ({ width, height, label, children }: ChartProps): ReactNode => (
  <svg
    className="chart"
    width={width}
    height={height}
    viewBox={`0 0 ${width} ${height}`}
    role="group"
    aria-label={label}
  >
    {children}
  </svg>
)

export interface HitAreaProps {
  x: number
  y: number
  width: number
  height: number
  rx?: number
}

/** Where a mark answers to the pointer, and what lights up when it does; no part of an exported picture. */
export const HitArea = ({ rx = 4, ...place }: HitAreaProps): ReactNode => (
  <rect data-chrome="" className="hit" {...place} rx={rx} fill="transparent" />
)

export interface ScaleAboveProps {
  /** Values at which there is a line. */
  ticks: readonly number[]
  x: (value: number) => number
  /** Upper and lower end of the lines, px. */
  from: number
  to: number
  text: (value: number) => string
}

/** Upright lines behind rows of bars, each with its value above. */
export const ScaleAbove = ({ ticks, x, from, to, text }: ScaleAboveProps): ReactNode => (
  <g aria-hidden="true">
    {ticks.map((tick) => (
      <g key={tick}>
        <line x1={x(tick)} x2={x(tick)} y1={from} y2={to} stroke="var(--line)" />
        <text x={x(tick)} y={13} fontSize={11} textAnchor="middle" fill="var(--ink-3)">
          {text(tick)}
        </text>
      </g>
    ))}
  </g>
)

export interface ScaleBesideProps {
  ticks: readonly number[]
  y: (value: number) => number
  /** Left and right end of the lines, px. */
  from: number
  to: number
  /** Between a value and its line, px. */
  space?: number
  text: (value: number) => string
}

/** Level lines behind a line chart, each with its value on the left; the one at nothing is the ground. */
export const ScaleBeside = ({ ticks, y, from, to, space = 8, text }: ScaleBesideProps): ReactNode =>
  ticks.map((tick) => (
    <g key={tick}>
      <line x1={from} x2={to} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? 'var(--mark)' : 'var(--line)'} />
      <text x={from - space} y={y(tick) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
        {text(tick)}
      </text>
    </g>
  ))
