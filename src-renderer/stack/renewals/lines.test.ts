import { expect, it } from 'vitest'
import { byDecision } from './lines.ts'

it('what is to be decided soon, then what renews soon and can no longer be, comes before what costs more', () => {
  const rows = [
    { tool: 'later', daysLeft: 90, renewalDate: '2020-11-01', annualCost: 90_000 },
    { tool: 'later, too late', daysLeft: -1, renewalDate: '2020-04-01', annualCost: 50_000 },
    { tool: 'too late', daysLeft: -1, renewalDate: '2020-02-01', annualCost: 40_000 },
    { tool: 'last day', daysLeft: 89, renewalDate: '2020-05-01', annualCost: 10 },
    { tool: 'unknown', daysLeft: 0, renewalDate: '2020-01-01', annualCost: null },
    { tool: 'soon', daysLeft: 5, renewalDate: '2020-02-05', annualCost: 1_000 },
  ]
  const order = byDecision(rows, 90, '2020-03-31').map(({ tool }) => tool)
  expect(order).toEqual(['soon', 'last day', 'unknown', 'too late', 'later', 'later, too late'])
})
