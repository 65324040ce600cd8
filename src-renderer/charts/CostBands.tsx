/**
 * What one conversion costs, by channel: the spend that belongs to the channel alone, and from there to the full load the
 * band of what all channels share. Where in the band the truth lies is a matter of judgement; both ends are exact.
 */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea, ScaleAbove } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fitAmong, textWidth } from './text.ts'

export interface CostBand {
  key: string
  label: string
  /** Workspace currency, per conversion. */
  direct: number
  full: number
  /** Context, drawn grey: what nothing can be attributed to, or the rest. */
  grey: boolean
  /** The exact figures, as one sentence. */
  says: string
}

export interface CostBandsProps {
  bands: readonly CostBand[]
  width: number
  /** The whole stack ÷ all conversions. */
  mean: number | null
  short: (value: number) => string
  exact: (value: number) => string
  label: string
  mark: ChartMark
}

/** Of a band and the room around it, px. */
export const bandHeight = 26
const barHeight = 12
const axisHeight = 40

const costBandsHeight = (bands: number): number => axisHeight + bands * bandHeight + 6

export function CostBands({ bands, width, mean, short, exact, label, mark }: CostBandsProps) {
  const fitName = fitAmong(bands.map((band) => band.label))
  const labelWidth = Math.min(
    Math.max(64, ...bands.map((band) => textWidth(band.label))) + 12,
    Math.max(96, width * 0.3),
  )
  const valueWidth = Math.max(0, ...bands.map((band) => textWidth(exact(band.full)))) + 14
  const right = Math.max(labelWidth + 40, width - valueWidth)
  const x = scaleLinear([0, Math.max(1, max(bands, (band) => band.full) ?? 0, mean ?? 0)], [labelWidth, right])
  const height = costBandsHeight(bands.length)
  const meanText = mean === null ? '' : `all: ${exact(mean)}`
  const meanWidth = textWidth(meanText, 11)
  return (
    <Chart width={width} height={height} label={label}>
      <ScaleAbove
        ticks={x.ticks(Math.max(2, Math.min(5, Math.floor((right - labelWidth) / 90))))}
        x={x}
        from={axisHeight - 4}
        to={height}
        text={short}
      />
      {mean !== null && (
        <g aria-hidden="true">
          <line x1={x(mean)} x2={x(mean)} y1={axisHeight - 6} y2={height} stroke="var(--ink-3)" strokeDasharray="2 3" />
          <text
            x={Math.min(Math.max(x(mean), labelWidth + meanWidth / 2), width - meanWidth / 2)}
            y={axisHeight - 10}
            fontSize={11}
            textAnchor="middle"
            fill="var(--ink-2)"
            className="halo"
          >
            {meanText}
          </text>
        </g>
      )}
      {bands.map((band, index) => {
        const y = axisHeight + index * bandHeight
        const top = y + (bandHeight - barHeight) / 2
        const [start, end] = [x(Math.max(0, band.direct)), x(Math.max(0, band.full))]
        return (
          <g key={band.key}>
            <g {...mark(band.key, band.says)}>
              <HitArea x={-6} y={y} width={width + 12} height={bandHeight} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text x={0} y={y + 17} fill={band.grey ? 'var(--ink-3)' : 'var(--ink)'}>
                {fitName(band.label, labelWidth - 12)}
              </text>
              {start > labelWidth && (
                <rect
                  x={labelWidth}
                  y={top}
                  width={start - labelWidth}
                  height={barHeight}
                  rx={1}
                  fill={band.grey ? 'var(--mark)' : 'var(--c1)'}
                />
              )}
              {end > start && (
                <rect
                  x={start + 0.5}
                  y={top + 0.5}
                  width={Math.max(1, end - start - 1)}
                  height={barHeight - 1}
                  rx={1}
                  fill={band.grey ? 'var(--bg-soft)' : 'var(--c1-soft)'}
                  stroke={band.grey ? 'var(--mark)' : 'var(--c1)'}
                />
              )}
              <text
                className="halo"
                x={end + 6}
                y={y + 17}
                fontWeight={band.grey ? 420 : 520}
                fill={band.grey ? 'var(--ink-3)' : 'var(--ink)'}
              >
                {exact(band.full)}
              </text>
            </g>
          </g>
        )
      })}
    </Chart>
  )
}
