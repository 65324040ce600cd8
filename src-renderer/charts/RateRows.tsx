/**
 * Rates with their intervals, one row a group, and beside them how far each is from the others: two scales that share
 * their rows. A filled dot is told apart from zero, a hollow one is not; too few is dashed and grey.
 */
import { max, min, scaleLinear } from 'd3'
import { percent, points, rateDigits } from '../format.ts'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, sharedParts, textWidth, wrap } from './text.ts'

interface Estimate {
  at: number
  low: number
  high: number
}

/** Without an interval of its own it is its own; null = there is none. */
export const estimateOf = (at: number | null, low: number | null, high: number | null): Estimate | null =>
  at === null ? null : { at, low: low ?? at, high: high ?? at }

export interface RateRow {
  key: string
  label: string
  /** Of a pair: the other one, after "against". */
  against?: string
  /** Under the label. */
  note: string
  rate: Estimate | null
  /** An earlier rate, grey above it. */
  before?: Estimate | null
  /** In shares, not points. */
  difference: Estimate | null
  enough: boolean
  /** The difference is told apart from zero. */
  clear: boolean
  /** `(other)`: context. */
  grey: boolean
  says: string
}

export interface RateRowsProps {
  rows: readonly RateRow[]
  width: number
  label: string
  selected?: string | null
  mark: ChartMark
}

const axis = 26
const foot = 6
/** Of a row, px. */
export const singleHeight = 37
/** Of two rates in a row. */
export const pairHeight = 46
const labelLine = 16
/** Of a name that is longer there is the tip. */
const mostLines = 2

/** Room for figures beside their intervals, px. */
const besideRate = 84
const besideTooFew = 128
const besideDifference = 60
/** What ended at the very edge would look cut. */
const atEdge = 8

/** Where the second scale starts, so that the screen can put its title there. */
export const differenceStart = (width: number): number => Math.round(width * 0.6)

/** A little larger than drawn: names are set bolder than what is measured. */
const labelSize = 13.4

const besideName = 'against '

const wholeLabel = ({ label, against }: Pick<RateRow, 'label' | 'against'>): string =>
  against === undefined ? label : `${label} ${besideName}${against}`

/** One under the other; a name that is too long for a line makes its own row higher. */
function placeRows(rows: readonly RateRow[], room: number, rowHeight: number) {
  let bottom = axis
  const shared = sharedParts(rows.flatMap(({ label, against }) => (against === undefined ? [label] : [label, against])))
  const linesOf = ({ label, against }: RateRow): string[] => {
    if (against === undefined) return wrap(label, room, labelSize, mostLines, shared)
    if (textWidth(wholeLabel({ label, against }), labelSize) <= room) return [wholeLabel({ label, against })]
    const beside = room - textWidth(besideName, labelSize)
    return [fit(label, room, labelSize, shared), `${besideName}${fit(against, beside, labelSize, shared)}`]
  }
  const placed = rows.map((row) => {
    const lines = linesOf(row)
    const tall = rowHeight + (lines.length - 1) * labelLine
    const y = bottom
    bottom += tall
    return { row, lines, y, tall }
  })
  return { placed, bottom }
}

/** A rate of few people so many times as high as the scale would press all others flat: an arrow tells it. */
const outOfReach = 5

/** Where the scale of rates ends: it holds the intervals of those with enough people (`top`), and the rates of the others within reach. */
function rateTop(rows: readonly RateRow[], top: number): number {
  const rates = rows.flatMap(({ rate, before }) => [rate?.at ?? 0, before?.at ?? 0])
  return Math.max(top, ...rates.filter((at) => at <= outOfReach * top))
}

export function RateRows({ rows, width, label, selected, mark }: RateRowsProps) {
  const isPaired = rows.some((row) => row.before !== undefined)
  const rowHeight = isPaired ? pairHeight : singleHeight
  const labelWidth = Math.round(
    Math.min(
      Math.max(120, ...rows.map((row) => textWidth(wholeLabel(row), labelSize) + 16)),
      Math.max(150, width * 0.22),
    ),
  )
  const { placed, bottom } = placeRows(rows, labelWidth - 14, rowHeight)
  const height = bottom + foot
  const solid = rows.filter((row) => row.enough)
  const scaled = solid.length > 0 ? solid : rows
  const digits = rateDigits(max(scaled, (row) => Math.max(row.rate?.at ?? 0, row.before?.at ?? 0)) ?? 0)
  const rateEnd = differenceStart(width) - (solid.length < rows.length ? besideTooFew : besideRate)
  const rate = scaleLinear(
    [0, rateTop(rows, max(scaled, (row) => Math.max(row.rate?.high ?? 0, row.before?.high ?? 0)) || 0.01)],
    [labelWidth, rateEnd],
  )
  const left = differenceStart(width)
  const lowest = Math.min(0, min(scaled, (row) => row.difference?.low ?? 0) ?? 0)
  const highest = Math.max(0, max(scaled, (row) => row.difference?.high ?? 0) ?? 0, -lowest * 0.05, 1e-6)
  // What is below zero has its figure before it, away from the line at zero.
  const isBelow = solid.some((row) => row.difference !== null && row.difference.high < 0)
  const inset = isBelow ? besideDifference : lowest < 0 ? atEdge : 0
  const difference = scaleLinear([lowest, highest], [left + inset, width - besideDifference])
  const rateTicks = rate.ticks(Math.max(2, Math.floor((rateEnd - labelWidth) / 84)))
  const differenceTicks = difference.ticks(Math.max(2, Math.floor((width - besideDifference - left - inset) / 84)))
  const tickDigits = (ticks: readonly number[]): number => {
    const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0))
    return step >= 0.00999 ? 0 : step >= 0.00099 ? 1 : 2
  }
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {rateTicks.map((tick) => (
          <Grid
            key={tick}
            x={rate(tick)}
            bottom={bottom}
            text={tick === 0 ? '0' : percent(tick, tickDigits(rateTicks))}
          />
        ))}
        {solid.length === 0 && (
          <text x={left} y={axis - 10} fontSize={11} fill="var(--ink-3)">
            Too few people to tell any of them apart
          </text>
        )}
        {(solid.length === 0 ? [] : differenceTicks).map((tick) => (
          <Grid
            key={tick}
            x={difference(tick)}
            bottom={bottom}
            zero={tick === 0}
            text={tick === 0 ? '0' : points(tick, tickDigits(differenceTicks))}
          />
        ))}
      </g>
      {placed.map(({ row, lines, y, tall }) => {
        const middle = y + tall / 2
        const first = middle - 2 - ((lines.length - 1) * labelLine) / 2
        const tone = row.grey || !row.enough ? 'var(--mark)' : 'var(--c1)'
        return (
          <g key={row.key} className={selected === row.key ? 'selected' : undefined}>
            <g {...mark(row.key, row.says)}>
              <HitArea x={-8} y={y + 1} width={width + 16} height={tall - 2} rx={6} />
            </g>
            <g aria-hidden="true" className="drawn">
              <line x1={0} x2={width} y1={y + tall} y2={y + tall} stroke="var(--line)" />
              {lines.map((line, index) => (
                <text key={index} x={0} y={first + index * labelLine} fontSize={13} fontWeight={520} fill="var(--ink)">
                  {line}
                </text>
              ))}
              <text x={0} y={first + (lines.length - 1) * labelLine + 14} fontSize={11} fill="var(--ink-3)">
                {fit(row.note, labelWidth - 14, 11)}
              </text>
              {row.before && (
                <Interval
                  estimate={row.before}
                  x={rate}
                  end={rateEnd}
                  y={middle - 10}
                  tone="var(--mark)"
                  dashed={!row.enough}
                  hollow
                  text={percent(row.before.at, digits)}
                />
              )}
              {row.rate && (
                <Interval
                  estimate={row.rate}
                  x={rate}
                  end={rateEnd}
                  y={isPaired ? middle + 9 : middle}
                  tone={tone}
                  dashed={!row.enough}
                  hollow={!row.enough}
                  text={`${percent(row.rate.at, digits)}${row.enough ? '' : ': too few'}`}
                />
              )}
              {row.difference && row.enough && (
                <Interval
                  estimate={row.difference}
                  x={difference}
                  end={width - besideDifference}
                  y={middle}
                  tone={tone}
                  hollow={!row.clear}
                  avoid={difference(0)}
                  text={points(row.difference.at, digits)}
                />
              )}
            </g>
          </g>
        )
      })}
    </Chart>
  )
}

function Grid({ x, bottom, text, zero }: { x: number; bottom: number; text: string; zero?: boolean }) {
  return (
    <>
      <line x1={x} x2={x} y1={axis - 4} y2={bottom} stroke={zero ? 'var(--mark)' : 'var(--line)'} />
      <text x={x} y={axis - 10} fontSize={11} textAnchor="middle" fill="var(--ink-3)">
        {text}
      </text>
    </>
  )
}

interface IntervalProps {
  estimate: Estimate
  x: (value: number) => number
  /** An interval that goes beyond ends in an arrow. */
  end: number
  y: number
  tone: string
  hollow: boolean
  dashed?: boolean
  /** A line the text does not stand on. */
  avoid?: number
  text: string
}

function Interval({ estimate: { at, low, high }, x, end, y, tone, hollow, dashed, avoid, text }: IntervalProps) {
  const right = Math.min(x(high), end)
  // An estimate beyond the scale is told by the arrow and its figure: a dot would be read off the scale.
  const dot = x(at) > end ? null : x(at)
  const beside = Math.max(right, (dot ?? end) + 5) + 7
  const crosses = avoid !== undefined && beside < avoid + 4 && beside + textWidth(text, 13) > avoid - 4
  const before = Math.min(x(low), (dot ?? end) - 5) - 7
  return (
    <>
      <line
        x1={Math.min(x(low), end - 16)}
        x2={right}
        y1={y}
        y2={y}
        stroke={tone}
        strokeWidth={dashed ? 1.5 : 3}
        {...(dashed && { strokeDasharray: '3 3' })}
      />
      {x(high) > end + 0.5 && <path d={`M${end - 4} ${y - 4}l5 4l-5 4`} fill="none" stroke={tone} strokeWidth={1.5} />}
      {dot !== null && (
        <circle
          cx={dot}
          cy={y}
          r={4.5}
          fill={hollow ? 'var(--halo, var(--bg))' : tone}
          stroke={hollow ? tone : 'var(--halo, var(--bg))'}
          strokeWidth={hollow ? 2 : 1.5}
        />
      )}
      <text
        x={crosses ? before : beside}
        y={y + 4}
        {...(crosses && { textAnchor: 'end' })}
        fontWeight={dashed ? 420 : 520}
        fill={dashed ? 'var(--ink-3)' : 'var(--ink)'}
        className="halo"
      >
        {text}
      </text>
    </>
  )
}
