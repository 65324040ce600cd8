/** Where the nodes of a small graph stand. Pure: the same graph is always drawn the same way. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3'

export interface GraphEdge {
  a: string
  b: string
}

export interface PlacedNode {
  tool: string
  x: number
  y: number
}

interface Node extends SimulationNodeDatum {
  tool: string
  radius: number
}

const rounds = 400

/** Nodes inside width × height, `room` px from its edges; the forces start from a circle in the order given. */
export function layoutGraph(
  nodes: readonly { tool: string; radius: number }[],
  edges: readonly GraphEdge[],
  size: { width: number; height: number },
  room: { x: number; y: number },
): PlacedNode[] {
  const { width, height } = size
  const placed: Node[] = nodes.map((node, index) => {
    const turn = (2 * Math.PI * index) / Math.max(1, nodes.length)
    return { ...node, x: width / 2 + (width / 3) * Math.cos(turn), y: height / 2 + (height / 3) * Math.sin(turn) }
  })
  const names = new Set(nodes.map((node) => node.tool))
  const links = edges.filter(({ a, b }) => names.has(a) && names.has(b)).map(({ a, b }) => ({ source: a, target: b }))
  const simulation = forceSimulation(placed)
    .force(
      'links',
      forceLink<Node, { source: string | Node; target: string | Node }>(links)
        .id((node) => node.tool)
        .distance(124)
        .strength(0.5),
    )
    .force('apart', forceManyBody().strength(-900))
    .force(
      'collide',
      forceCollide<Node>((node) => node.radius + 26),
    )
    // Wider than high, as the screen is.
    .force('x', forceX(width / 2).strength(0.05))
    .force('y', forceY(height / 2).strength(0.05 * Math.max(1, width / height)))
    .stop()
  simulation.tick(rounds)
  return placed.map(({ tool, x = 0, y = 0 }) => ({
    tool,
    x: Math.max(room.x, Math.min(width - room.x, x)),
    y: Math.max(room.y, Math.min(height - room.y, y)),
  }))
}

/** For the matrix: connected tools side by side, each group from its best connected tool outwards. */
export function adjacencyOrder(tools: readonly string[], edges: readonly GraphEdge[]): string[] {
  const neighbours = new Map<string, Set<string>>(tools.map((tool) => [tool, new Set()]))
  for (const { a, b } of edges) {
    neighbours.get(a)?.add(b)
    neighbours.get(b)?.add(a)
  }
  const degree = (tool: string): number => neighbours.get(tool)?.size ?? 0
  const best = (a: string, b: string): number => degree(b) - degree(a) || (a < b ? -1 : 1)
  const left = new Set(tools)
  const ordered: string[] = []
  for (const seed of tools.toSorted(best)) {
    const queue = left.has(seed) ? [seed] : []
    left.delete(seed)
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      ordered.push(next)
      for (const other of [...(neighbours.get(next) ?? [])].toSorted(best)) if (left.delete(other)) queue.push(other)
    }
  }
  return ordered
}
