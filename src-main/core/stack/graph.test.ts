import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTools, makeTool } from '../testing/tools.ts'
import { betweenness, components, connect, pairsLost } from './graph.ts'

const chain = (links: Record<string, string[]>) =>
  connect(Object.entries(links).map(([name, connectedTo]) => makeTool({ name, connectedTo })))

describe('the graph of connected tools', () => {
  it('counts paths through the middle of a chain', () => {
    // a – b – c – d: b lies between (a,c) and (a,d); without it a is cut off from c and d.
    const stack = chain({ a: ['b'], b: ['c'], c: ['d'], d: [] })
    expect(betweenness(stack)).toEqual({ a: 0, b: 2, c: 2, d: 0 })
    expect(['a', 'b', 'c', 'd'].map((node) => pairsLost(stack).get(node))).toEqual([0, 2, 2, 0])
  })

  it('shares a pair between paths of the same length', () => {
    // A square: each corner lies on one of the two shortest paths of the opposite pair, and nothing comes apart.
    const stack = chain({ a: ['b', 'd'], b: ['c'], c: ['d'], d: [] })
    expect(betweenness(stack)).toEqual({ a: 0.5, b: 0.5, c: 0.5, d: 0.5 })
    expect(pairsLost(stack).get('a')).toBe(0)
  })

  it('connects a hub with its spokes once, whoever names whom, and in any case of letters', () => {
    const stack = chain({ Hub: ['x', 'Y', 'z', 'Hub'], x: ['HUB'], y: [' hub '], z: [] })
    expect(stack.graph.size).toBe(3)
    // Three spokes: all three pairs lead through the hub.
    expect(betweenness(stack)).toMatchObject({ hub: 3 })
    expect(pairsLost(stack).get('hub')).toBe(3)
  })

  it('lists names that no active tool has', () => {
    const { graph, strangers } = chain({ a: ['Warehouse'], b: ['warehouse'] })
    expect(graph.size).toBe(0)
    expect([...strangers.values()]).toEqual([{ name: 'Warehouse', by: new Set(['a', 'b']) }])
  })
})

/** By counting shortest paths through each node, pair by pair: distances by Floyd and Warshall, path counts by induction. */
function countedBetweenness(nodes: string[], areConnected: (a: string, b: string) => boolean): Map<string, number> {
  const distance = nodes.map((a) => nodes.map((b) => (a === b ? 0 : areConnected(a, b) ? 1 : Infinity)))
  for (const k of nodes.keys())
    for (const i of nodes.keys())
      for (const j of nodes.keys()) distance[i]![j] = Math.min(distance[i]![j]!, distance[i]![k]! + distance[k]![j]!)
  const paths = (i: number, j: number): number => {
    if (i === j) return 1
    let count = 0
    for (const k of nodes.keys())
      if (distance[k]![j] === 1 && distance[i]![k]! + 1 === distance[i]![j]) count += paths(i, k)
    return count
  }
  return new Map(
    nodes.map((node, v) => {
      let through = 0
      for (let i = 0; i < nodes.length; i++)
        for (let j = i + 1; j < nodes.length; j++) {
          if (i === v || j === v || distance[i]![j] === Infinity) continue
          if (distance[i]![v]! + distance[v]![j]! === distance[i]![j]!)
            through += (paths(i, v) * paths(v, j)) / paths(i, j)
        }
      return [node, through]
    }),
  )
}

/** Pairs connected with and without the node, by trying every pair. */
function countedPairsLost(nodes: string[], areConnected: (a: string, b: string) => boolean, removed: string): number {
  const reach = (start: string, without: string | null): Set<string> => {
    const seen = new Set([start])
    for (const node of seen) for (const next of nodes) if (next !== without && areConnected(node, next)) seen.add(next)
    return seen
  }
  let lost = 0
  for (const a of nodes)
    for (const b of nodes)
      if (a < b && a !== removed && b !== removed && reach(a, null).has(b) && !reach(a, removed).has(b)) lost++
  return lost
}

it('equals an independent computation on any inventory', () => {
  fc.assert(
    fc.property(anyTools, (tools) => {
      const stack = connect(tools)
      const nodes = stack.graph.nodes()
      const areConnected = (a: string, b: string) => stack.graph.hasEdge(a, b)
      const central = betweenness(stack)
      const expected = countedBetweenness(nodes, areConnected)
      for (const node of nodes) {
        expect(central[node]).toBeCloseTo(expected.get(node)!, 9)
        expect(pairsLost(stack).get(node)).toBe(countedPairsLost(nodes, areConnected, node))
      }
      expect(components(stack).flat().sort()).toEqual([...nodes].sort())
    }),
  )
})
