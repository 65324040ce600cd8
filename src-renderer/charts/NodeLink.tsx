/** Tools and their connections as dots and lines; a larger dot lies on more shortest paths. For up to 20 tools. */
import { max, scaleSqrt } from 'd3'
import { type GraphEdge, layoutGraph } from '../stack/graph/layout.ts'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface GraphNode {
  tool: string
  betweenness: number
  /** Others lose their connection without it. */
  cuts: boolean
  says: string
}

export interface NodeLinkProps {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  width: number
  height: number
  label: string
  /** A tool whose connections stand out. */
  selected?: string | null
  mark: ChartMark
}

export function NodeLink({ nodes, edges, width, height, label, selected, mark }: NodeLinkProps) {
  const radius = scaleSqrt([0, Math.max(1, max(nodes, (node) => node.betweenness) ?? 0)], [6, 18])
  const placed = layoutGraph(
    nodes.map((node) => ({ tool: node.tool, radius: radius(node.betweenness) })),
    edges,
    { width, height },
    { x: 68, y: 26 },
  )
  const place = new Map(placed.map((node) => [node.tool, node]))
  const drawn = edges.filter(({ a, b }) => place.has(a) && place.has(b))
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {drawn.map(({ a, b }) => {
          const from = place.get(a)!
          const to = place.get(b)!
          const lit = selected === a || selected === b
          return (
            <line
              key={`${a}\u0000${b}`}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              stroke={lit ? 'var(--c1)' : 'var(--mark-2)'}
              strokeWidth={lit ? 2 : 1.25}
            />
          )
        })}
      </g>
      {nodes.map((node) => {
        const { x, y } = place.get(node.tool)!
        const r = radius(node.betweenness)
        return (
          <g key={node.tool} className={selected === node.tool ? 'selected' : undefined}>
            <g {...mark(node.tool, node.says)}>
              <circle data-chrome="" className="hit" cx={x} cy={y} r={Math.max(12, r + 5)} fill="transparent" />
              <circle
                cx={x}
                cy={y}
                r={r}
                fill={node.cuts ? 'var(--c1)' : 'var(--bg)'}
                stroke={node.cuts ? 'var(--c1)' : 'var(--mark)'}
                strokeWidth={1.75}
              />
            </g>
            <text
              aria-hidden="true"
              className="halo drawn"
              x={x}
              y={y + r + 14}
              textAnchor="middle"
              fontWeight={node.cuts ? 580 : 420}
              fill="var(--ink)"
            >
              {fit(node.tool, Math.min(130, 2 * Math.min(x, width - x)))}
            </text>
          </g>
        )
      })}
    </Chart>
  )
}

/** Who is connected to whom, as a matrix: for more tools than lines can keep apart. */
export interface AdjacencyProps {
  /** In the order drawn, which puts connected tools side by side. */
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  width: number
  label: string
  selected?: string | null
  mark: ChartMark
}

/** The least height of a row, px. */
export const adjacencyRow = 15

export function Adjacency({ nodes, edges, width, label, selected, mark }: AdjacencyProps) {
  const nameWidth = Math.min(Math.max(48, ...nodes.map((node) => textWidth(node.tool, 11.5))) + 10, width * 0.3)
  const cell = Math.max(9, Math.min(20, (width - nameWidth - 8) / Math.max(1, nodes.length)))
  const headHeight = Math.min(Math.max(48, ...nodes.map((node) => textWidth(node.tool, 11))) + 8, 140)
  const rowHeight = Math.max(adjacencyRow, cell)
  const height = headHeight + nodes.length * rowHeight + 8
  const connected = new Set(edges.flatMap(({ a, b }) => [`${a}\u0000${b}`, `${b}\u0000${a}`]))
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {nodes.map((node, column) => {
          const middle = nameWidth + (column + 0.5) * cell
          return (
            <g key={node.tool}>
              <line x1={middle} x2={middle} y1={headHeight} y2={height - 8} stroke="var(--line)" />
              <text
                transform={`translate(${middle + 4},${headHeight - 6}) rotate(-90)`}
                fontSize={Math.min(11, cell + 1)}
                fill={node.cuts ? 'var(--ink)' : 'var(--ink-3)'}
                fontWeight={node.cuts ? 580 : 420}
              >
                {fit(node.tool, headHeight - 8, 11)}
              </text>
            </g>
          )
        })}
      </g>
      {nodes.map((node, row) => {
        const y = headHeight + row * rowHeight
        return (
          <g key={node.tool} className={selected === node.tool ? 'selected' : undefined}>
            <g {...mark(node.tool, node.says)}>
              <HitArea x={-6} y={y + 0.5} width={nameWidth + nodes.length * cell + 12} height={rowHeight - 1} rx={3} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text
                x={0}
                y={y + rowHeight / 2 + 4}
                fontSize={11.5}
                fill="var(--ink)"
                fontWeight={node.cuts ? 580 : 420}
              >
                {fit(node.tool, nameWidth - 10, 11.5)}
              </text>
              <line x1={nameWidth} x2={nameWidth + nodes.length * cell} y1={y} y2={y} stroke="var(--line)" />
              {nodes.map((other, column) => {
                const size = cell - 2
                const x = nameWidth + column * cell + 1
                const middle = y + rowHeight / 2
                if (other === node)
                  return <circle key={other.tool} cx={x + size / 2} cy={middle} r={1.5} fill="var(--mark-2)" />
                return connected.has(`${node.tool}\u0000${other.tool}`) ? (
                  <rect
                    key={other.tool}
                    x={x}
                    y={middle - size / 2}
                    width={size}
                    height={size}
                    rx={1.5}
                    fill={node.cuts || other.cuts ? 'var(--c1)' : 'var(--mark)'}
                  />
                ) : null
              })}
            </g>
          </g>
        )
      })}
    </Chart>
  )
}
