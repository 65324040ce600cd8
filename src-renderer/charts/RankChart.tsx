/**
 * Ranks of keys under several models, one column a model and one line a key. A rank that is another one than under the
 * first column is a filled dot; all others are hollow and grey.
 */
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, fitAmong, textWidth } from './text.ts'

export interface RankCell {
  rank: number
  share: string
  flips: boolean
  says: string
}

export interface RankLine {
  key: string
  label: string
  /** Per column; null where the model does not answer. */
  cells: (RankCell | null)[]
}

export interface RankChartProps {
  /** Two lines at most, broken at a space or behind a hyphen; the short name where the other has no room. */
  columns: readonly { name: string; short: string }[]
  /** In the order of the first column. A rank below all of them is not drawn. */
  lines: readonly RankLine[]
  width: number
  label: string
  selected?: string | null
  mark: ChartMark
}

const head = 34
const headSize = 11
/** Of a line, px. */
export const rankHeight = 38
/** Half of a share beside the last column. */
const sideRoom = 28

export const rankKey = (key: string, column: number): string => `${column} ${key}`

/** In two lines, the longer of which is as short as can be. */
function inTwo(name: string): string[] {
  const ends = [...name.matchAll(/(?<= )|(?<=-)/g)].map(({ index }) => index).filter((at) => at > 0 && at < name.length)
  const broken = ends.map((at) => [name.slice(0, at).trim(), name.slice(at).trim()])
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => textWidth(line, headSize)))
  return [[name], ...broken].toSorted((a, b) => longest(a) - longest(b))[0]!
}

/** Of a model, in the lines that have room. */
export function headLines({ name, short }: { name: string; short: string }, room: number): string[] {
  const fits = (lines: readonly string[]): boolean => lines.every((line) => textWidth(line, headSize) <= room)
  const found = [[name], inTwo(name), [short], inTwo(short)].find(fits)
  return found ?? inTwo(short).map((line) => fit(line, room, headSize))
}

export function RankChart({ columns, lines: all, width, label, selected, mark }: RankChartProps) {
  const lines = all.map((line) => ({
    ...line,
    cells: line.cells.map((cell) => (cell !== null && cell.rank > all.length ? null : cell)),
  }))
  const fitName = fitAmong(lines.map((line) => line.label))
  const labelWidth = Math.min(Math.max(110, ...lines.map((line) => textWidth(line.label, 13) + 18)), width * 0.2)
  const step = (width - labelWidth - 20 - sideRoom) / Math.max(1, columns.length - 1)
  const x = (column: number): number => labelWidth + 20 + (columns.length === 1 ? 0 : column * step)
  // Equal ranks share a place on the scale; lines of one rank are drawn beside each other.
  const place = (line: RankLine, column: number): number => {
    const cell = line.cells[column]
    if (!cell) return 0
    const equals = lines.filter((other) => other.cells[column]?.rank === cell.rank)
    return cell.rank - 1 + equals.indexOf(line)
  }
  const y = (line: RankLine, column: number): number => head + place(line, column) * rankHeight + rankHeight / 2
  // The last ones of one rank are below all others.
  const places = Math.max(
    lines.length - 1,
    ...lines.flatMap((line) => line.cells.map((_, column) => place(line, column))),
  )
  const height = head + (places + 1) * rankHeight + 4
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {columns.map((column, index) => {
          const lines = headLines(column, columns.length === 1 ? width : step - 2)
          return (
            <text key={column.name} textAnchor="middle" fontSize={headSize} fill="var(--ink-2)">
              {lines.map((line, at) => (
                <tspan key={line} x={x(index)} y={lines.length === 1 ? 20 : 10 + at * 13}>
                  {line}
                </tspan>
              ))}
            </text>
          )
        })}
        {lines.map((line) => {
          const flips = line.cells.some((cell) => cell?.flips)
          const points = line.cells.flatMap((cell, column) => (cell ? [`${x(column)} ${y(line, column)}`] : []))
          return (
            <path
              key={line.key}
              d={`M${points.join('L')}`}
              fill="none"
              stroke={selected === line.key ? 'var(--c1)' : flips ? 'var(--mark)' : 'var(--line)'}
              strokeWidth={selected === line.key ? 3 : 1.5}
            />
          )
        })}
        {lines.map((line) => (
          <text key={line.key} x={0} y={y(line, 0) + 4.5} fontSize={13} fontWeight={520} fill="var(--ink)">
            {fitName(line.label, labelWidth - 8, 13)}
          </text>
        ))}
      </g>
      {lines.map((line) =>
        line.cells.map((cell, column) => {
          if (!cell) return null
          const key = rankKey(line.key, column)
          return (
            <g key={key} className={selected === line.key ? 'selected' : undefined}>
              <g {...mark(key, cell.says)}>
                <HitArea
                  x={x(column) - Math.min(step / 2, 36)}
                  y={y(line, column) - rankHeight / 2 + 1}
                  width={Math.min(step, 72)}
                  height={rankHeight - 2}
                />
              </g>
              <g aria-hidden="true" className="drawn">
                <circle
                  cx={x(column)}
                  cy={y(line, column) - 5}
                  r={9.5}
                  fill={cell.flips ? 'var(--c1)' : 'var(--halo, var(--bg))'}
                  stroke={cell.flips ? 'var(--c1)' : 'var(--mark)'}
                  strokeWidth={1.5}
                />
                <text
                  x={x(column)}
                  y={y(line, column) - 1}
                  textAnchor="middle"
                  fontSize={11}
                  fontWeight={620}
                  fill={cell.flips ? 'var(--inv)' : 'var(--ink)'}
                >
                  {cell.rank}
                </text>
                <text
                  x={x(column)}
                  y={y(line, column) + 16}
                  textAnchor="middle"
                  fontSize={11}
                  fill="var(--ink-2)"
                  className="halo"
                >
                  {cell.share}
                </text>
              </g>
            </g>
          )
        }),
      )}
    </Chart>
  )
}
