/** The undirected graph of active tools: who is connected to whom, by name. */
import { UndirectedGraph } from 'graphology'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import { compareText, sum } from './in-use.ts'
import type { Tool } from './tool.ts'

// The package is CommonJS whose types describe a module: what is imported is the function itself.
const betweennessCentrality = betweennessModule as unknown as typeof betweennessModule.default

/** How names are told apart. */
export const nameKey = (name: string): string => name.trim().toLowerCase()

export interface StackGraph {
  /** Nodes are name keys; tools of one name are one node. */
  graph: UndirectedGraph<{ name: string; category: string }>
  /** Names that no active tool has → the tools that name them. */
  strangers: Map<string, { name: string; by: Set<string> }>
}

export function connect(active: readonly Tool[]): StackGraph {
  const graph: StackGraph['graph'] = new UndirectedGraph({ allowSelfLoops: false })
  for (const { name, category } of active)
    if (!graph.hasNode(nameKey(name))) graph.addNode(nameKey(name), { name, category })
  const strangers: StackGraph['strangers'] = new Map()
  for (const tool of active)
    for (const other of tool.connectedTo) {
      const [from, to] = [nameKey(tool.name), nameKey(other)]
      if (from === to) continue
      if (graph.hasNode(to)) graph.mergeEdge(from, to)
      else {
        const stranger = strangers.get(to) ?? { name: other, by: new Set() }
        stranger.by.add(tool.name)
        strangers.set(to, stranger)
      }
    }
  return { graph, strangers }
}

/** Unnormalised, each unordered pair once (Brandes 2001, halved for an undirected graph). */
export function betweenness({ graph }: StackGraph): Record<string, number> {
  // The package cannot count in an empty graph.
  if (graph.order === 0) return {}
  return betweennessCentrality(graph, { normalized: false, getEdgeWeight: null })
}

/** Nodes of each connected part, largest first, then by name. */
export function components({ graph }: StackGraph): string[][] {
  const seen = new Set<string>()
  const found: string[][] = []
  for (const start of graph.nodes()) {
    if (seen.has(start)) continue
    seen.add(start)
    const part = [start]
    for (const node of part)
      for (const next of graph.neighbors(node))
        if (!seen.has(next)) {
          seen.add(next)
          part.push(next)
        }
    found.push(part.sort(compareText))
  }
  return found.sort((a, b) => b.length - a.length || compareText(a[0]!, b[0]!))
}

const pairs = (nodes: number): number => (nodes * (nodes - 1)) / 2

/**
 * Of each node, the pairs of other nodes that are connected, however far, and no longer are without it. One depth-first
 * walk: below a node hang the subtrees from which no edge leads above it (Hopcroft and Tarjan 1973); without the node
 * each of them is a part of its own, and what is left is one more.
 */
export function pairsLost(stack: StackGraph): Map<string, number> {
  const lost = new Map<string, number>()
  for (const part of components(stack)) {
    const visits: Visit[] = []
    const visited = new Map<string, Visit>()
    const enter = (node: string, parent: Visit | null): void => {
      const visit = { node, parent, order: visits.length, low: visits.length, size: 1, cutOff: [], next: stack.graph.neighbors(node) } // prettier-ignore
      visits.push(visit)
      visited.set(node, visit)
      open.push(visit)
    }
    const open: Visit[] = []
    enter(part[0]!, null)
    for (let at = open.at(-1); at; at = open.at(-1)) {
      const next = at.next.pop()
      if (next === undefined) {
        open.pop()
        const above = at.parent
        if (!above) continue
        above.size += at.size
        above.low = Math.min(above.low, at.low)
        if (at.low >= above.order) above.cutOff.push(at.size)
      } else {
        const known = visited.get(next)
        if (!known) enter(next, at)
        else if (known !== at.parent) at.low = Math.min(at.low, known.order)
      }
    }
    for (const { node, cutOff } of visits) {
      const rest = part.length - 1 - sum(cutOff)
      lost.set(node, pairs(part.length - 1) - pairs(rest) - sum(cutOff.map(pairs)))
    }
  }
  return lost
}

interface Visit {
  node: string
  parent: Visit | null
  /** When it was found, and the earliest found that its subtree has an edge to. */
  order: number
  low: number
  /** Nodes of its subtree. */
  size: number
  /** Sizes of the subtrees that hang on it alone. */
  cutOff: number[]
  /** Neighbours not looked at yet. */
  next: string[]
}
