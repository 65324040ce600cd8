import { expect, it } from 'vitest'
import { combinations, drawnCombinations } from './combinations.ts'
import type { MatrixTool } from './matrix.ts'

const tool = (
  name: string,
  annualCost: number | null,
  capabilities: string[],
  redundant: string[] = [],
): MatrixTool => ({
  tool: name,
  team: 'Growth',
  teams: ['Growth'],
  annualCost,
  capabilities,
  redundant: new Map(redundant.map((capability) => [capability, 1])),
})

const stack = [
  tool('A', 300, ['chat', 'email', 'forms']),
  tool('B', 100, ['chat', 'email'], ['chat']),
  tool('C', 90, ['forms']),
  tool('D', 70, ['events']),
]

it('groups capabilities by exactly who has them, weighed by cost shares', () => {
  // A spends 100 on each of three, B 50 on each of two: chat and email together (100 + 50) × 2; forms 100 + 90.
  expect(combinations(stack)).toEqual([
    { tools: ['A', 'B'], capabilities: ['chat', 'email'], cost: 300, redundant: true },
    { tools: ['A', 'C'], capabilities: ['forms'], cost: 190, redundant: false },
  ])
})

it('counts an unknown cost as nothing, and finds nothing where nothing is shared', () => {
  expect(combinations([tool('A', null, ['x']), tool('B', 10, ['x'])])[0]?.cost).toBe(10)
  expect(combinations([tool('A', 5, ['x'])])).toEqual([])
  expect(combinations([])).toEqual([])
})

it('draws as many as there are rows for', () => {
  const all = combinations(stack)
  expect(drawnCombinations(all, 2, 9)).toEqual({ drawn: [all[0]], tools: ['A', 'B'] })
  expect(drawnCombinations(all, 3, 9).tools).toEqual(['A', 'B', 'C'])
  expect(drawnCombinations(all, 9, 1).drawn).toHaveLength(1)
})
