/**
 * Time from left to right, everything under one axis: lifelines by category, added and removed tools per period, and
 * small multiples that each have a scale of their own. A category that is folded is the number of its tools as an area.
 */
import { area, curveStepAfter, line, max, scaleLinear } from 'd3'
import type { LifelineGroup, Lifeline, Reason } from '../stack/evolution/lifelines.ts'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'
import { type DayScale, dayScale, timeTicks } from './time.ts'

export interface ChangeColumn {
  key: string
  /** The days [from, to) of the period. */
  from: string
  to: string
  added: number
  removed: number
  inflection: boolean
  says: string
}

export interface StripPoint {
  key: string
  day: string
  value: number | null
  /** Beside the point, e.g. `Series B, 54`; null = not named. */
  name: string | null
  says: string
}

/** A small multiple on its own scale from zero. */
export interface Strip {
  key: string
  title: string
  note: string
  points: readonly StripPoint[]
  /** Values hold until the next one, instead of being joined. */
  steps: boolean
}

export interface EvolutionProps {
  from: string
  to: string
  groups: readonly LifelineGroup[]
  /** null = no columns. */
  columns: readonly ChangeColumn[] | null
  /** Under the title of the columns: `per quarter`. */
  columnsNote: string
  strips: readonly Strip[]
  width: number
  /** How much of a height there is room for, px. */
  room?: (height: number) => number
  label: string
  says: { line: (line: Lifeline) => string; group: (group: LifelineGroup) => string }
  mark: ChartMark
}

const axisHeight = 26
const lineHeight = 19
const foldedHeight = 30
const groupGap = 5
const fullColumns = 98
const fullStrip = 84
/** Lower, a curve has no room beside its words. */
const lowest = 0.62
/** Lifelines higher than this leave no room under them on one screen. */
const longLives = 480

export const groupKey = (group: Pick<LifelineGroup, 'category'>): string => `\u0000group ${group.category}`

const groupHeight = (group: LifelineGroup): number =>
  (group.folded ? foldedHeight : Math.max(1, group.lines.length) * lineHeight) + 2 * groupGap

/** Keys from top to bottom, as the arrow keys walk them. */
export const evolutionOrder = (props: Pick<EvolutionProps, 'groups' | 'columns' | 'strips'>): string[] => [
  ...props.groups.flatMap((group) => [groupKey(group), ...(group.folded ? [] : group.lines.map((each) => each.key))]),
  ...(props.columns ?? []).map((column) => column.key),
  ...props.strips.flatMap((strip) => strip.points.map((point) => point.key)),
]

const asItIs = (height: number): number => height

export function Evolution(props: EvolutionProps) {
  const { from, to, groups, columns, columnsNote, strips, width, room = asItIs, label, says, mark } = props
  const titles = [
    ...groups.map((group) => textWidth(group.category, 12.5) + (group.folded ? 26 : 0)),
    ...strips.map((strip) => Math.max(textWidth(strip.title, 12.5), textWidth(strip.note, 11))),
    columns ? 92 : 0,
  ]
  const left = Math.round(Math.min(Math.max(96, ...titles) + 18, width * 0.2))
  const right = width - 8
  const x = dayScale(from, to, left, right)
  const most = Math.max(1, max(groups, (group) => max(group.counts, (point) => point.tools) ?? 0) ?? 0)
  // What sums up comes first where the lifelines are longer than a screen.
  const full = (columns ? fullColumns : 0) + strips.length * fullStrip
  const lower = Math.max(lowest, Math.min(1, room(full) / Math.max(1, full)))
  const columnsHeight = fullColumns * lower
  const stripHeight = fullStrip * lower
  const sums = (columns ? columnsHeight : 0) + strips.length * stripHeight
  const lives = groups.reduce((sum, group) => sum + groupHeight(group), 0)
  const sumsFirst = lives > longLives
  const columnsTop = axisHeight + (sumsFirst ? 0 : lives)
  const stripsTop = columnsTop + (columns ? columnsHeight : 0)
  const tops: number[] = []
  let y = axisHeight + (sumsFirst ? sums : 0)
  for (const group of groups) {
    tops.push(y)
    y += groupHeight(group)
  }
  const height = axisHeight + lives + sums + 8
  return (
    <Chart width={width} height={height} label={label}>
      <defs>
        <marker id="replaced-by" viewBox="0 0 8 8" refX="4" refY="7" markerWidth="8" markerHeight="8">
          <path d="M1 2.5L4 7L7 2.5" fill="none" stroke="var(--ink-2)" strokeWidth="1.3" />
        </marker>
      </defs>
      <g aria-hidden="true">
        {timeTicks(from, to, right - left).map((tick) => (
          <g key={tick.day}>
            <line x1={x(tick.day)} x2={x(tick.day)} y1={axisHeight - 8} y2={height - 8} stroke="var(--line)" />
            <text x={x(tick.day) + 4} y={12} fontSize={11.5} fontWeight={520} fill="var(--ink-2)">
              {tick.label}
            </text>
          </g>
        ))}
      </g>
      {groups.map((group, index) => (
        <Group
          key={group.category}
          group={group}
          most={most}
          top={tops[index]!}
          x={x}
          from={from}
          to={to}
          left={left}
          width={width}
          says={says}
          mark={mark}
        />
      ))}
      <g aria-hidden="true">
        <Replacements groups={groups} tops={tops} x={x} from={from} />
      </g>
      {columns && (
        <Columns
          columns={columns}
          note={columnsNote}
          top={columnsTop}
          height={columnsHeight}
          x={x}
          left={left}
          width={width}
          mark={mark}
        />
      )}
      {strips.map((strip, index) => (
        <StripChart
          key={strip.key}
          strip={strip}
          top={stripsTop + index * stripHeight}
          height={stripHeight}
          x={x}
          to={to}
          left={left}
          width={width}
          mark={mark}
        />
      ))}
    </Chart>
  )
}

interface GroupProps {
  group: LifelineGroup
  /** Tools of the fullest category on its fullest day. */
  most: number
  top: number
  x: DayScale
  from: string
  to: string
  left: number
  width: number
  says: EvolutionProps['says']
  mark: ChartMark
}

function Group({ group, most, top, x, from, to, left, width, says, mark }: GroupProps) {
  const height = groupHeight(group)
  const tools = group.lines.length
  return (
    <g>
      <line aria-hidden="true" x1={0} x2={width} y1={top + 0.5} y2={top + 0.5} stroke="var(--line)" />
      <g {...mark(groupKey(group), says.group(group))}>
        <HitArea
          x={-6}
          y={top + 2}
          width={group.folded ? width + 12 : left - 8}
          height={group.folded ? height - 3 : 24}
        />
      </g>
      <g aria-hidden="true" className="drawn">
        <text x={0} y={top + groupGap + (group.folded ? 19 : 14)} fontSize={12.5} fontWeight={580} fill="var(--ink)">
          {fit(group.category, left - (group.folded ? 44 : 16), 12.5)}
        </text>
        {group.folded && (
          <text x={left - 14} y={top + groupGap + 19} textAnchor="end" fill="var(--ink-3)">
            {tools}
          </text>
        )}
      </g>
      {group.folded ? (
        <g aria-hidden="true" className="drawn">
          <Folded group={group} most={most} top={top + groupGap} x={x} from={from} to={to} />
        </g>
      ) : (
        group.lines.map((each, index) => (
          <Line
            key={each.key}
            lifeline={each}
            y={top + groupGap + (index + 0.5) * lineHeight}
            x={x}
            from={from}
            to={to}
            left={left}
            says={says.line(each)}
            mark={mark}
          />
        ))
      )}
    </g>
  )
}

/** How many tools of a category were in use, by day; `most` is that of the fullest category, so that areas compare. */
function Folded({
  group,
  most,
  top,
  x,
  from,
  to,
}: {
  group: LifelineGroup
  most: number
  top: number
  x: DayScale
  from: string
  to: string
}) {
  const y = scaleLinear([0, most], [foldedHeight, 4])
  const points = [...group.counts, { day: to, tools: group.counts.at(-1)?.tools ?? 0 }]
  const path = area<{ day: string; tools: number }>()
    .x((point) => x(point.day))
    .y0(y(0))
    .y1((point) => y(point.tools))
    .curve(curveStepAfter)(points)
  const outline = line<{ day: string; tools: number }>()
    .x((point) => x(point.day))
    .y((point) => y(point.tools))
    .curve(curveStepAfter)(points)
  return (
    <g transform={`translate(0,${top})`}>
      <path d={path ?? ''} fill="var(--bg-soft)" />
      <path d={outline ?? ''} fill="none" stroke="var(--mark)" strokeWidth={1.5} />
      {group.lines.map((each) => (
        <g key={each.key}>
          {each.start !== null && each.start > from && (
            <Adopted reason={each.reason} x={x(each.start)} y={foldedHeight} small />
          )}
          {each.end !== null && each.end < to && each.end > from && (
            <line
              x1={x(each.end)}
              x2={x(each.end)}
              y1={foldedHeight - 5}
              y2={foldedHeight + 3}
              stroke="var(--c4)"
              strokeWidth={2}
            />
          )}
        </g>
      ))}
    </g>
  )
}

interface LineProps {
  lifeline: Lifeline
  y: number
  x: DayScale
  from: string
  to: string
  left: number
  says: string
  mark: ChartMark
}

function Line({ lifeline, y, x, from, to, left, says, mark }: LineProps) {
  const early = lifeline.start === null || lifeline.start < from
  const start = lifeline.start === null ? x(from) : x(lifeline.start)
  const ended = lifeline.end !== null && lifeline.end <= to
  const end = lifeline.end === null ? x(to) : x(lifeline.end)
  const words = textWidth(lifeline.label)
  // Left of its start where there is room, else on the line.
  const before = !early && start - words - 12 > left
  const textX = before ? start - 9 : start + (early ? 8 : 10)
  const hitLeft = before ? start - words - 12 : start - 7
  return (
    <g>
      <g {...mark(lifeline.key, says)}>
        <HitArea
          x={hitLeft}
          y={y - lineHeight / 2 + 0.5}
          width={Math.max(end, before ? end : textX + words) - hitLeft + 6}
          height={lineHeight - 1}
        />
      </g>
      <g aria-hidden="true" className="drawn">
        <line x1={start} x2={Math.max(start + 1, end)} y1={y} y2={y} stroke="var(--mark)" strokeWidth={3} />
        {/* A word on its line; a halo alone would leave the line between words. */}
        {!before && <rect x={textX - 3} y={y - 8} width={words + 4} height={16} fill="var(--bg)" />}
        {lifeline.prices.map((price) => (
          <path
            key={price.day}
            d={price.rise ? `M${x(price.day)} ${y - 6}l3.5 5h-7z` : `M${x(price.day)} ${y + 6}l3.5 -5h-7z`}
            fill="var(--ink)"
            stroke="var(--bg)"
            strokeWidth={1}
          />
        ))}
        {early ? (
          <circle cx={start} cy={y} r={3} fill="var(--mark)" />
        ) : (
          <Adopted reason={lifeline.reason} x={start} y={y} />
        )}
        {ended && <line x1={end} x2={end} y1={y - 6} y2={y + 6} stroke="var(--c4)" strokeWidth={2.5} />}
        <text className="halo" x={textX} y={y + 4} textAnchor={before ? 'end' : 'start'} fill="var(--ink)">
          {lifeline.label}
        </text>
      </g>
    </g>
  )
}

/** Why a tool was adopted: square volume, triangle sophistication, ring new focus, small dot anything else. */
export function Adopted({ reason, x, y, small }: { reason: Reason; x: number; y: number; small?: boolean }) {
  const r = small ? 3 : 4.5
  if (reason === 'volume') return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} fill="var(--c1)" />
  if (reason === 'sophistication')
    return <path d={`M${x} ${y - r - 0.5}l${r + 0.7} ${2 * r}h${-2 * (r + 0.7)}z`} fill="var(--c1)" />
  if (reason === 'new focus')
    return <circle cx={x} cy={y} r={r - 0.3} fill="var(--bg)" stroke="var(--c1)" strokeWidth={small ? 1.5 : 2} />
  return <circle cx={x} cy={y} r={small ? 2 : 3} fill="var(--c1)" />
}

/** An arrow from the end of a tool down or up to the one that took its place, where both are drawn. */
function Replacements({
  groups,
  tops,
  x,
  from,
}: {
  groups: readonly LifelineGroup[]
  tops: readonly number[]
  x: DayScale
  from: string
}) {
  const places = new Map<string, number>()
  groups.forEach((group, index) => {
    if (!group.folded)
      group.lines.forEach((each, row) => places.set(each.key, tops[index]! + groupGap + (row + 0.5) * lineHeight))
  })
  return (
    <>
      {groups.flatMap((group) =>
        group.lines.flatMap((each) => {
          const start = places.get(each.key)
          if (start === undefined || each.end === null || each.end < from) return []
          return each.replacedBy.flatMap((key) => {
            const end = places.get(key)
            if (end === undefined || end === start) return []
            const down = end > start
            return [
              <line
                key={`${each.key} ${key}`}
                x1={x(each.end!)}
                x2={x(each.end!)}
                y1={start + (down ? 8 : -8)}
                y2={end + (down ? -5 : 5)}
                stroke="var(--ink-2)"
                markerEnd="url(#replaced-by)"
              />,
            ]
          })
        }),
      )}
    </>
  )
}

interface ColumnsProps {
  columns: readonly ChangeColumn[]
  note: string
  top: number
  height: number
  x: DayScale
  left: number
  width: number
  mark: ChartMark
}

function Columns({ columns, note, top, height, x, left, width, mark }: ColumnsProps) {
  const ups = Math.max(1, max(columns, (column) => column.added) ?? 0)
  const downs = max(columns, (column) => column.removed) ?? 0
  const unit = (height - 50) / (ups + downs)
  const ground = top + 28 + ups * unit
  const named = namedColumns(columns, x, (column) => ground - column.added * unit)
  return (
    <g>
      <g aria-hidden="true">
        <line x1={0} x2={width} y1={top + 0.5} y2={top + 0.5} stroke="var(--line)" />
        <text x={0} y={top + 22} fontSize={12.5} fontWeight={580} fill="var(--ink)">
          Added, removed
        </text>
        <text x={0} y={top + 37} fontSize={11} fill="var(--ink-3)">
          {note}
        </text>
        <line x1={left} x2={width - 8} y1={ground} y2={ground} stroke="var(--mark)" />
      </g>
      {columns.map((column) => {
        const start = x(column.from)
        const room = Math.max(1, x(column.to) - start)
        const bar = Math.max(1.5, Math.min(room - 2, 44))
        const middle = start + room / 2
        return (
          <g key={column.key} {...mark(column.key, column.says)}>
            <HitArea x={start} y={top + 3} width={room} height={height - 6} rx={3} />
            {column.added > 0 && (
              <>
                <rect
                  x={middle - bar / 2}
                  y={ground - column.added * unit}
                  width={bar}
                  height={column.added * unit}
                  fill="var(--c3)"
                />
                {named.has(column.key) && (
                  <text
                    x={middle}
                    y={ground - column.added * unit - 4}
                    fontSize={11}
                    textAnchor="middle"
                    fontWeight={column.inflection ? 720 : 420}
                    fill={column.inflection ? 'var(--ink)' : 'var(--c3-text)'}
                  >
                    +{column.added}
                  </text>
                )}
              </>
            )}
            {column.removed > 0 && (
              <>
                <rect x={middle - bar / 2} y={ground} width={bar} height={column.removed * unit} fill="var(--c4)" />
                {room >= roomForNumber && (
                  <text
                    x={middle}
                    y={ground + column.removed * unit + 12}
                    fontSize={11}
                    textAnchor="middle"
                    fill="var(--c4-text)"
                  >
                    −{column.removed}
                  </text>
                )}
              </>
            )}
            {column.inflection && <path d={`M${middle - 4} ${top + 4}h8l-4 5z`} fill="var(--ink)" />}
          </g>
        )
      })}
    </g>
  )
}

/** Columns narrower than this have no number, unless they are inflections. */
const roomForNumber = 20

/** Columns whose number added is written over them: the largest first, those left out that would touch one. */
function namedColumns(
  columns: readonly ChangeColumn[],
  x: DayScale,
  y: (column: ChangeColumn) => number,
): ReadonlySet<string> {
  const placed: { left: number; right: number; y: number }[] = []
  const named = new Set<string>()
  for (const column of columns.toSorted((a, b) => b.added - a.added)) {
    const room = x(column.to) - x(column.from)
    if (column.added === 0 || (room < roomForNumber && !column.inflection)) continue
    const half = textWidth(`+${column.added}`, 11) / 2
    const middle = x(column.from) + room / 2
    const place = { left: middle - half, right: middle + half, y: y(column) }
    // 11 px of type need 12 from line to line.
    if (
      placed.some((other) => place.left < other.right && place.right > other.left && Math.abs(place.y - other.y) < 12)
    )
      continue
    placed.push(place)
    named.add(column.key)
  }
  return named
}

interface StripChartProps {
  strip: Strip
  top: number
  height: number
  x: DayScale
  to: string
  left: number
  width: number
  mark: ChartMark
}

function StripChart({ strip, top, height, x, to, left, width, mark }: StripChartProps) {
  const known = strip.points.filter((point) => point.value !== null) as (StripPoint & { value: number })[]
  const most = Math.max(1e-9, max(known, (point) => point.value) ?? 0)
  const y = scaleLinear([0, most], [top + height - 12, top + 24])
  const ground = y(0)
  const last = known.at(-1)
  const drawn = strip.steps && last ? [...known, { ...last, day: to }] : known
  const shape = area<{ day: string; value: number }>()
    .x((point) => x(point.day))
    .y0(ground)
    .y1((point) => y(point.value))
  const outline = line<{ day: string; value: number }>()
    .x((point) => x(point.day))
    .y((point) => y(point.value))
  if (strip.steps) {
    shape.curve(curveStepAfter)
    outline.curve(curveStepAfter)
  }
  const names = placeNames(known, x, y, width)
  return (
    <g>
      <g aria-hidden="true">
        <line x1={0} x2={width} y1={top + 0.5} y2={top + 0.5} stroke="var(--line)" />
        <text x={0} y={top + 22} fontSize={12.5} fontWeight={580} fill="var(--ink)">
          {strip.title}
        </text>
        <text x={0} y={top + 37} fontSize={11} fill="var(--ink-3)">
          {strip.note}
        </text>
        <path d={shape(drawn) ?? ''} fill="var(--bg-soft)" />
        <line x1={left} x2={width - 8} y1={ground} y2={ground} stroke="var(--mark)" />
        <path d={outline(drawn) ?? ''} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
      </g>
      {known.map((point) => (
        <g key={point.key} {...mark(point.key, point.says)}>
          <circle data-chrome="" className="hit" cx={x(point.day)} cy={y(point.value)} r={9} fill="transparent" />
          <circle
            cx={x(point.day)}
            cy={y(point.value)}
            r={point.name === null ? 2.5 : 4}
            fill={point.name === null ? 'var(--ink)' : 'var(--bg)'}
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
        </g>
      ))}
      <g aria-hidden="true" className="drawn">
        {names.map((name) => (
          <text
            key={name.key}
            className="halo"
            x={name.x}
            y={name.y}
            fontSize={11}
            textAnchor={name.anchor}
            fill="var(--ink-2)"
          >
            {name.text}
          </text>
        ))}
      </g>
    </g>
  )
}

interface PlacedName {
  key: string
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

/** Names over their points, those left out that would touch the one before; the last is placed first. */
function placeNames(
  points: readonly (StripPoint & { value: number })[],
  x: DayScale,
  y: (value: number) => number,
  width: number,
): PlacedName[] {
  const placed: (PlacedName & { left: number; right: number })[] = []
  for (const point of points.toReversed()) {
    if (point.name === null) continue
    const middle = x(point.day)
    const words = textWidth(point.name, 11)
    const anchor = middle + words / 2 > width - 8 ? 'end' : 'middle'
    const left = anchor === 'end' ? middle - words : middle - words / 2
    if (placed.some((other) => left < other.right + 8 && left + words + 8 > other.left)) continue
    placed.push({
      key: point.key,
      text: point.name,
      x: middle,
      y: y(point.value) - 9,
      anchor,
      left,
      right: left + words,
    })
  }
  return placed
}
