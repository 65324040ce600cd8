import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { teamsByShare } from './paid-teams.ts'

const monthly = (team: string, amount: number, months: number, from = 1) =>
  Array.from({ length: months }, (_, at) => ({
    date: `2026-${String(from + at).padStart(2, '0')}-12`,
    amount,
    team,
  }))

describe('teams that pay for the same', () => {
  it('have the share that each paid', () => {
    const charges = [...monthly('Sales', 100, 6), ...monthly('Engineering', 300, 6)]
    expect(teamsByShare(charges)).toBe('Engineering 75%; Sales 25%')
    expect(teamsByShare(charges.toReversed())).toBe('Engineering 75%; Sales 25%')
  })

  it.each([
    ['one alone', monthly('Sales', 100, 6)],
    ['one that paid twice', [...monthly('Sales', 100, 6), ...monthly('Engineering', 300, 2)]],
    ['one that paid 5 %', [...monthly('Sales', 95, 6), ...monthly('Engineering', 5, 6)]],
    ['one that is not named', [...monthly('Sales', 100, 6), ...monthly('', 100, 6)]],
    ['several in a cell', [...monthly('Sales; IT', 100, 6), ...monthly('Engineering', 100, 6)]],
  ])('share nothing with %s', (_, charges) => expect(teamsByShare(charges)).toBeNull())

  it('share by the last twelve months, not by what was once', () => {
    const before = monthly('Sales', 900, 6).map((each) => ({ ...each, date: each.date.replace('2026', '2024') }))
    expect(teamsByShare([...before, ...monthly('Engineering', 100, 6)])).toBeNull()
  })
})

describe('an export of a card', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp()
  })
  afterEach(() => test.close())

  it('makes a tool of what three departments pay alike, a third each', async () => {
    const teams = ['Engineering', 'Marketing', 'Sales']
    const rows = [1, 2, 3, 4, 5, 6].flatMap((month) =>
      teams.map((team, at) => `2026-0${month}-1${at},OpenAI,150.00,USD,Software,${team}`),
    )
    const file = test.file('card.csv', ['Date,Merchant,Amount,Currency,Category,Department', ...rows].join('\n'))
    await test.call('imports.run', { files: [{ file, kind: 'tools', format: 'payments' }] })
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'OpenAI', team: 'Engineering 33%; Marketing 33%; Sales 33%' },
    ])
    const { rows: costs } = await runReport(test.call, 'stack-cost', { by: 'team', asOf: '2026-06-20' })
    const annual = costs.map(({ annualCost }) => annualCost)
    expect(costs.map(({ key }) => key).toSorted()).toEqual(teams)
    expect(new Set(annual).size).toBe(1)
  })
})
