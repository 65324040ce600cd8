/**
 * Two charts that share their rows: how much (share of conversions by first and by last touch, paired bars) and how
 * well (conversion rate by first touch with its 95 % interval). Labels sit on the marks; the words `first page` and
 * `last page` on the first row only.
 */
import { max, scaleLinear } from 'd3'
import { percent, rateDigits } from '../format.ts'
import type { FirstLastRow } from '../reports/tables/first-last.ts'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, fitAmong, textWidth } from './text.ts'

export interface FirstLastLabels {
  /** `first page`, `last page`. */
  first: string
  last: string
  /** Of the dotted line; `all people` where nothing else is said. */
  everybody?: string
  /** In place of a rate for `(none)`. */
  noRate: string
  row: (row: FirstLastRow) => { label: string; note: string | null }
}

export interface FirstLastChartProps {
  rows: readonly FirstLastRow[]
  width: number
  labels: FirstLastLabels
  /** Rate of everybody; null without people. */
  everybody: number | null
  selected?: string | null
  /** Accessible name. */
  label: string
  /** The exact figures of a row as a sentence. */
  says: (row: FirstLastRow) => string
  mark: ChartMark
}

/** Of a row with a line below its name, px. */
export const firstLastHeight = 37
const axis = 30
const foot = 16
const bar = 10

/** Where the second chart starts, so that the screen can put its title there. */
export const rateStart = (width: number): number => Math.round(width * 0.646)

export const rowKey = (row: FirstLastRow): string => (row.kind === 'rest' ? '(rest)' : row.key)

export function FirstLastChart({ rows, width, labels, everybody, selected, label, says, mark }: FirstLastChartProps) {
  const described = rows.map((row) => ({ row, ...labels.row(row) }))
  const noted = described.some(({ note }) => note !== null)
  const rowHeight = noted ? firstLastHeight : 31
  const height = axis + rows.length * rowHeight + foot
  const bottom = axis + rows.length * rowHeight

  const widest = max(described, (each) => Math.max(textWidth(each.label, 13.4), textWidth(each.note ?? '', 11))) ?? 0
  const fitName = fitAmong(described.map((each) => each.label))
  const labelWidth = Math.round(Math.min(Math.max(120, widest + 16), Math.max(168, width * 0.24)))
  const right = rateStart(width)
  const shareEnd = right - 36
  const room = shareEnd - labelWidth
  // Names of goals are as long as somebody typed them.
  const figureWidth = textWidth('00.0 % ')
  const firstName = fit(labels.first, room * 0.6 - figureWidth)
  const lastName = fit(labels.last, room * 0.6 - figureWidth)
  const namedWidth = figureWidth + Math.max(textWidth(firstName), textWidth(lastName)) + 10
  const mostOf = (counted: readonly FirstLastRow[]): number =>
    max(counted, (row) => Math.max(row.firstShare, row.lastShare)) ?? 0
  const mostKey = mostOf(rows.filter((row) => row.kind !== 'rest'))
  const most = mostOf(rows)
  // The folded rest may be many times the first bar; it is then cut, rather than pressing all others flat.
  const mostShare = Math.max(mostKey > 0 && most > mostKey * 1.5 ? mostKey * 1.15 : most, 0.001)
  const [top] = rows
  // The first row's labels are longer; where its bars are shorter than others', those set the scale.
  const topShare = top ? Math.max(top.firstShare, top.lastShare) : 0
  const scaleMost = Math.min((room - 52) / mostShare, topShare > 0 ? (room - namedWidth) / topShare : Infinity)
  const share = scaleLinear([0, room / scaleMost], [labelWidth, shareEnd])
  // Room for labels behind a bar of all is none for shares.
  const shareTicks = share.ticks(Math.max(2, Math.floor(room / 84))).filter((tick) => tick <= 1)

  const solid = rows.filter((row) => row.rate && row.enough)
  const digits = rateDigits(max(solid.length > 0 ? solid : rows, (row) => row.rate?.rate ?? 0) ?? 0)
  const labelRoom = textWidth(percent(0.1, digits)) + 18
  const highest =
    Math.max(
      (solid.length > 0 ? max(solid, (row) => row.rate?.high ?? 0) : max(rows, (row) => (row.rate?.rate ?? 0) * 2)) ??
        0,
      (everybody ?? 0) * 1.2,
    ) || 0.01
  const rate = scaleLinear([0, Math.min(1, highest)], [right, width - labelRoom])
  const edge = width - 2
  const rateTicks = rate.ticks(Math.max(2, Math.floor((width - right) / 84)))
  const tickText = (tick: number, step: number): string =>
    tick === 0 ? '0' : percent(tick, step >= 0.01 ? 0 : step >= 0.001 ? 1 : step >= 0.0001 ? 2 : 3)

  return (
    <Chart width={width} height={height} label={label}>
      <defs>
        <pattern id="first-last-grey" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.5" height="4" fill="var(--mark)" />
        </pattern>
      </defs>
      <g aria-hidden="true">
        {shareTicks.map((tick) => (
          <Grid key={tick} x={share(tick)} bottom={bottom} text={tickText(tick, shareTicks[1] ?? 1)} />
        ))}
        {rateTicks.map((tick) => (
          <Grid key={tick} x={rate(tick)} bottom={bottom} text={tickText(tick, rateTicks[1] ?? 1)} />
        ))}
        {rows.map((row, index) => (
          <line
            key={rowKey(row)}
            x1={0}
            x2={width}
            y1={axis + (index + 1) * rowHeight}
            y2={axis + (index + 1) * rowHeight}
            stroke="var(--line)"
          />
        ))}
        {everybody !== null && (
          <>
            <line
              x1={rate(everybody)}
              x2={rate(everybody)}
              y1={axis - 4}
              y2={bottom}
              stroke="var(--mark)"
              strokeDasharray="2 3"
            />
            <text
              x={rate(everybody) + (rate(everybody) > width - 120 ? -4 : 4)}
              y={bottom + 12}
              fontSize={11}
              fill="var(--ink-3)"
              textAnchor={rate(everybody) > width - 120 ? 'end' : 'start'}
            >
              {labels.everybody ?? 'all people'} {percent(everybody, digits)}
            </text>
          </>
        )}
      </g>
      {described.map(({ row, label: name, note }, index) => {
        const y = axis + index * rowHeight
        const middle = y + rowHeight / 2
        const grey = row.kind !== 'key'
        const named = index === 0
        const firstBar: BarProps = {
          x: labelWidth,
          y: middle - bar - 1,
          width: share(Math.min(row.firstShare, mostShare)) - labelWidth,
          cut: row.firstShare > mostShare,
          fill: grey ? 'var(--mark)' : 'var(--c1)',
          text: percent(row.firstShare) + (named ? ` ${firstName}` : ''),
          ink: grey ? 'var(--ink-2)' : 'var(--c1-text)',
          weight: grey ? 420 : 520,
        }
        const lastBar: BarProps = {
          x: labelWidth,
          y: middle + 1,
          width: share(Math.min(row.lastShare, mostShare)) - labelWidth,
          cut: row.lastShare > mostShare,
          fill: grey ? 'url(#first-last-grey)' : 'var(--c2)',
          ...(grey && { stroke: 'var(--mark)' }),
          text: percent(row.lastShare) + (named ? ` ${lastName}` : ''),
          ink: grey ? 'var(--ink-3)' : 'var(--c2-text)',
          weight: 420,
        }
        return (
          <g key={rowKey(row)} className={selected === rowKey(row) ? 'selected' : undefined}>
            <g {...mark(rowKey(row), says(row))}>
              <HitArea x={-8} width={width + 16} y={y + 1} height={rowHeight - 2} rx={6} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text x={0} y={note ? middle - 2 : middle + 4.5} fontSize={13} fontWeight={520} fill="var(--ink)">
                {fitName(name, labelWidth - 14, 13.4)}
              </text>
              {note && (
                <text x={0} y={middle + 12} fontSize={11} fill="var(--ink-3)">
                  {fit(note, labelWidth - 14, 11)}
                </text>
              )}
              {/* What surrounds a label would cut into the other bar: bars come last. */}
              <BarText {...firstBar} />
              <BarText {...lastBar} />
              <Bar {...firstBar} />
              <Bar {...lastBar} />
              {row.rate === null ? (
                row.kind === 'none' && (
                  <text x={right + 8} y={middle + 4} fill="var(--ink-3)" className="halo">
                    {labels.noRate}
                  </text>
                )
              ) : row.enough ? (
                <Rate
                  low={rate(row.rate.low)}
                  at={rate(row.rate.rate)}
                  high={rate(row.rate.high)}
                  y={middle}
                  fill={grey ? 'var(--mark)' : 'var(--c1)'}
                  text={percent(row.rate.rate, digits)}
                />
              ) : (
                <TooFew
                  low={rate(row.rate.low)}
                  at={rate(row.rate.rate)}
                  high={rate(row.rate.high)}
                  edge={edge}
                  y={middle}
                  text={`${percent(row.rate.rate, digits)}: fewer than 5 expected`}
                />
              )}
            </g>
          </g>
        )
      })}
    </Chart>
  )
}

function Grid({ x, bottom, text }: { x: number; bottom: number; text: string }) {
  return (
    <>
      <line x1={x} x2={x} y1={axis - 4} y2={bottom} stroke="var(--line)" />
      <text x={x} y={axis - 10} fontSize={11} textAnchor="middle" fill="var(--ink-3)">
        {text}
      </text>
    </>
  )
}

interface BarProps {
  x: number
  y: number
  width: number
  /** Longer than there is room for. */
  cut: boolean
  fill: string
  stroke?: string
  text: string
  ink: string
  weight: number
}

function Bar({ x, y, width, cut, fill, stroke }: BarProps) {
  return (
    <>
      {width > 0 && (
        <rect x={x} y={y} width={Math.max(width, 0.75)} height={bar} rx={1} fill={fill} {...(stroke && { stroke })} />
      )}
      {cut && <path d={`M${x + width - 14} ${y - 2}l-4 ${bar + 4}h4l4 ${-(bar + 4)}z`} fill="var(--halo, var(--bg))" />}
    </>
  )
}

const BarText = ({ x, y, width, text, ink, weight }: BarProps) => (
  <text x={x + Math.max(width, 0) + 6} y={y + 8.5} fontWeight={weight} fill={ink} className="halo">
    {text}
  </text>
)

function Rate({
  low,
  at,
  high,
  y,
  fill,
  text,
}: {
  low: number
  at: number
  high: number
  y: number
  fill: string
  text: string
}) {
  return (
    <>
      <rect x={low} y={y - 1.5} width={Math.max(high - low, 1)} height={3} rx={1.5} fill={fill} />
      <circle cx={at} cy={y} r={4.5} fill={fill} stroke="var(--halo, var(--bg))" strokeWidth={1.5} />
      <text x={Math.max(high, at + 5) + 7} y={y + 4} fontWeight={520} fill="var(--ink)" className="halo">
        {text}
      </text>
    </>
  )
}

/** Hollow and dashed; an interval that leaves the chart ends in an arrow. */
function TooFew(props: { low: number; at: number; high: number; edge: number; y: number; text: string }) {
  const { low, at, high, edge, y, text } = props
  const beyond = high > edge
  const outside = at > edge - 10
  const width = textWidth(text, 11)
  const start = Math.min(Math.max(outside ? 0 : at + 8, low), edge - width)
  return (
    <>
      <line
        x1={Math.min(low, edge - 16)}
        x2={Math.min(high, edge - 4)}
        y1={y + 3}
        y2={y + 3}
        stroke="var(--mark)"
        strokeWidth={1.5}
        strokeDasharray="3 3"
      />
      {beyond && <path d={`M${edge - 5} ${y - 1}l5 4l-5 4`} fill="none" stroke="var(--mark)" strokeWidth={1.5} />}
      {!outside && (
        <circle cx={at} cy={y + 3} r={4} fill="var(--halo, var(--bg))" stroke="var(--mark)" strokeWidth={1.5} />
      )}
      <text x={start} y={y - 4} fontSize={11} fill="var(--ink-3)" className="halo">
        {text}
      </text>
    </>
  )
}
