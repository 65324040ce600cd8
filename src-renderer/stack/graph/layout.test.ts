import { describe, expect, it } from 'vitest'
import { adjacencyOrder, layoutGraph } from './layout.ts'

const star = ['Slack', 'Jira', 'Zoom', 'Hub', 'Alone']
const edges = ['Slack', 'Jira', 'Zoom'].map((a) => ({ a, b: 'Hub' }))
const nodes = star.map((tool) => ({ tool, radius: 8 }))
const size = { width: 600, height: 400 }

describe('layoutGraph', () => {
  const placed = layoutGraph(nodes, [...edges, { a: 'Slack', b: 'not in the inventory' }], size, { x: 60, y: 20 })

  it('places every tool inside the drawing, no two on each other, the same way every time', () => {
    expect(placed.map((node) => node.tool)).toEqual(star)
    for (const { x, y } of placed) {
      expect(x).toBeGreaterThanOrEqual(60)
      expect(x).toBeLessThanOrEqual(540)
      expect(y).toBeGreaterThanOrEqual(20)
      expect(y).toBeLessThanOrEqual(380)
    }
    placed.forEach((a, i) =>
      placed.slice(i + 1).forEach((b) => expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(16)),
    )
    expect(layoutGraph(nodes, edges, size, { x: 60, y: 20 })).toEqual(placed)
  })

  it('stands for one tool and for none', () => {
    expect(layoutGraph([], [], size, { x: 60, y: 20 })).toEqual([])
    expect(layoutGraph([{ tool: 'A', radius: 8 }], [], size, { x: 60, y: 20 })).toHaveLength(1)
  })
})

it('orders the matrix from the hub outwards, what is connected to nothing last', () => {
  expect(adjacencyOrder(star, edges)).toEqual(['Hub', 'Jira', 'Slack', 'Zoom', 'Alone'])
})
