/** The undirected graph of active tools: who is connected to whom, by name. */
import { UndirectedGraph } from 'graphology'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import { compareText } from './in-use.ts'
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

/** Nodes of each connected part, largest first, then by name; `without` leaves one node out. */
export function components({ graph }: StackGraph, without?: string): string[][] {
  const seen = new Set(without === undefined ? [] : [without])
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

/** Pairs of other tools that are connected, however far, and no longer are without the node. */
export function pairsLost(stack: StackGraph, node: string): number {
  const connected = (parts: readonly string[][]): number => parts.reduce((sum, part) => sum + pairs(part.length), 0)
  const own = components(stack).find((part) => part.includes(node))!
  return connected(components(stack)) - (own.length - 1) - connected(components(stack, node))
}
