/**
 * Paths as flows between columns, one column a step. d3-sankey places nodes and links; nodes are labelled directly, and
 * the width of a flow is the number of people in it.
 */
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, sharedParts, type SharedParts, textWidth, wrap } from './text.ts'

export interface FlowNode {
  id: string
  /** Column, from 0. */
  step: number
  label: string
  /** Beside the label, e.g. the number of people. */
  figure: string
  tone: 'key' | 'rest' | 'converted' | 'left'
  says: string
}

export interface Flow {
  from: string
  to: string
  value: number
  /** Leads to a conversion at once. */
  converts: boolean
}

export interface SankeyProps {
  nodes: readonly FlowNode[]
  flows: readonly Flow[]
  /** Above each column. */
  heads: readonly string[]
  width: number
  height: number
  label: string
  selected?: string | null
  mark: ChartMark
}

const top = 24
const nodeWidth = 10
/** Room right of the last column for its labels. */
const endRoom = 132
const nodePadding = 14
const lineHeight = 14

const fills = { key: 'var(--c1)', rest: 'var(--mark)', converted: 'var(--c3)', left: 'var(--mark-2)' } as const

type PlacedNode = SankeyNode<FlowNode, Flow>

export function Sankey({ nodes, flows, heads, width, height, label, selected, mark }: SankeyProps) {
  const layout = sankey<FlowNode, Flow>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => (node as FlowNode).step)
    .nodeSort((a, b) => order(a) - order(b) || (b.value ?? 0) - (a.value ?? 0))
    .nodeWidth(nodeWidth)
    .nodePadding(paddingFor(nodes, (width - endRoom) / Math.max(1, heads.length - 1), height))
    .extent([
      [0, top],
      [width - endRoom, height - 4],
    ])
  const placed = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: flows.map((flow) => ({ ...flow, source: flow.from, target: flow.to })),
  })
  const columns = [...new Set(placed.nodes.map((node) => node.x0 ?? 0))].toSorted((a, b) => a - b)
  const room = columns.length > 1 ? columns[1]! - columns[0]! - nodeWidth - 12 : endRoom
  const roomOf = new Map(placed.nodes.map((node) => [node.id, spaceOf(node, placed.nodes)]))
  const line = sankeyLinkHorizontal<FlowNode, Flow>()
  const touches = (link: SankeyLink<FlowNode, Flow>): boolean =>
    selected !== null && selected !== undefined && (idOf(link.source) === selected || idOf(link.target) === selected)
  const shared = sharedParts(nodes.filter(({ tone }) => tone === 'key').map(({ label: name }) => name))
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {columns.map((x, index) => (
          <text key={x} x={x} y={10} fontSize={11} fill="var(--ink-3)">
            {heads[index]}
          </text>
        ))}
        {placed.links.map((link) => (
          <path
            key={`${link.from} ${link.to}`}
            d={line(link) ?? ''}
            fill="none"
            stroke={link.converts ? 'var(--c3)' : 'var(--mark)'}
            strokeOpacity={touches(link) ? 0.62 : link.converts ? 0.5 : 0.2}
            strokeWidth={Math.max(link.width ?? 0, 0.75)}
          />
        ))}
      </g>
      {placed.nodes.map((node) => {
        const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node
        const tall = Math.max(y1 - y0, 1)
        const middle = (y0 + y1) / 2
        const twoLines = tall >= 30
        const last = x0 >= (columns.at(-1) ?? 0)
        const space = last ? endRoom - nodeWidth - 8 : room
        const value = twoLines ? '' : ` ${node.figure}`
        const lines = 1 + Number(twoLines)
        const names = labelLines(node.label, {
          shared,
          width: Math.max(24, space - textWidth(value, 12)),
          isRoomy: (roomOf.get(node.id) ?? 0) > (lines + 1) * lineHeight,
        })
        const more = (names.length - 1) * lineHeight
        const first = (twoLines ? middle - 2 : middle + 4) - more / 2
        return (
          <g key={node.id} className={selected === node.id ? 'selected' : undefined}>
            <g {...mark(node.id, node.says)}>
              <HitArea
                x={x0 - 3}
                y={middle - Math.max(tall, 18) / 2 - 1}
                width={nodeWidth + 6 + Math.min(space, textWidth(node.label + value) + 8)}
                height={Math.max(tall, 18) + 2}
              />
            </g>
            <g aria-hidden="true" className="drawn">
              <rect x={x0} y={y0} width={nodeWidth} height={tall} rx={1} fill={fills[node.tone]} />
              <text
                x={x1 + 6}
                y={first}
                fill="var(--ink)"
                fontWeight={node.tone === 'left' || node.tone === 'rest' ? 420 : 520}
                className="halo"
              >
                {names.map((name, index) => (
                  <tspan key={index} x={x1 + 6} dy={index === 0 ? 0 : lineHeight}>
                    {name}
                  </tspan>
                ))}
                {!twoLines && (
                  <tspan fill="var(--ink-3)" fontWeight={420}>
                    {value}
                  </tspan>
                )}
              </text>
              {twoLines && (
                <text x={x1 + 6} y={first + more + lineHeight} fontSize={11} fill="var(--ink-3)" className="halo">
                  {node.figure}
                </text>
              )}
            </g>
          </g>
        )
      })}
    </Chart>
  )
}

/** As far apart as two lines where labels are too long for one, as long as flows keep a third of the height. */
function paddingFor(nodes: readonly FlowNode[], room: number, height: number): number {
  const width = room - nodeWidth - 12
  if (nodes.every(({ label, figure }) => textWidth(`${label} ${figure}`) <= width)) return nodePadding
  const most = Math.max(...[...Map.groupBy(nodes, ({ step }) => step).values()].map((column) => column.length))
  return Math.min(2 * lineHeight + 4, Math.max(nodePadding, (0.65 * height) / most))
}

const middleOf = ({ y0 = 0, y1 = 0 }: PlacedNode): number => (y0 + y1) / 2

/** How far it is to the next label of the same column. */
const spaceOf = (node: PlacedNode, all: readonly PlacedNode[]): number =>
  Math.min(
    ...all.flatMap((other) =>
      other !== node && other.step === node.step ? [Math.abs(middleOf(other) - middleOf(node))] : [],
    ),
  )

const labelLines = (
  label: string,
  { width, isRoomy, shared }: { width: number; isRoomy: boolean; shared: SharedParts },
): string[] => (isRoomy ? wrap(label, width, 12, 2, shared) : [fit(label, width, 12, shared)])

/** Converted on top, those who left at the bottom, the folded rest above them. */
const order = (node: PlacedNode): number => ({ converted: 0, key: 1, rest: 2, left: 3 })[node.tone]

const idOf = (end: SankeyLink<FlowNode, Flow>['source']): string =>
  typeof end === 'object' ? (end as PlacedNode).id : String(end)
