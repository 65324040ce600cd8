import { expect, it } from 'vitest'
import { byDecision } from './lines.ts'

it('what is to be decided soon comes before what costs more', () => {
  const rows = [
    { tool: 'later', daysLeft: 90, annualCost: 90_000 },
    { tool: 'too late', daysLeft: -1, annualCost: 50_000 },
    { tool: 'last day', daysLeft: 89, annualCost: 10 },
    { tool: 'unknown', daysLeft: 0, annualCost: null },
    { tool: 'soon', daysLeft: 5, annualCost: 1_000 },
  ]
  expect(byDecision(rows, 90).map(({ tool }) => tool)).toEqual(['soon', 'last day', 'unknown', 'later', 'too late'])
})
