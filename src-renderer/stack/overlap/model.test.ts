import { expect, it } from 'vitest'
import type { Report } from '../../../shared/reports/index.ts'
import { holdersOf, matrixTools } from './model.ts'

const row = (tool: string, team: string, capabilities: string[]): Report<'stack-capabilities'>['rows'][number] => ({
  tool,
  vendor: '',
  category: '',
  team,
  annualCost: 100,
  capabilities,
  unique: [],
  redundantSpend: 0,
})

it('gives each tool the cost shares that are redundant in its team', () => {
  const tools = matrixTools(
    {
      rows: [
        row('Drift', 'Growth', ['chat']),
        row('Intercom', 'Growth', ['chat', 'email']),
        row('Chat', 'IT', ['chat']),
        row('Suite', 'Growth 70%;Sales 30%', ['chat']),
      ],
    },
    {
      totals: {
        tools: 3,
        pairs: 3,
        redundantPairs: 1,
        redundantSpend: 50,
        upperBound: true,
        withoutCapabilities: 0,
        sameCategory: [],
        redundancies: [
          {
            capability: 'chat',
            team: 'Growth',
            kept: 'Drift',
            keptBy: 'cheapest share',
            seatsUnknown: ['Suite'],
            amount: 70,
            others: [
              { tool: 'Intercom', amount: 50 },
              { tool: 'Suite', amount: 20 },
            ],
          },
        ],
      },
    },
  )
  expect(tools.map((tool) => [tool.tool, [...tool.redundant]])).toEqual([
    ['Drift', []],
    ['Intercom', [['chat', 50]]],
    ['Chat', []],
    ['Suite', [['chat', 20]]],
  ])
  expect(holdersOf(tools).get('chat')).toEqual(['Chat', 'Drift', 'Intercom', 'Suite'])
})
