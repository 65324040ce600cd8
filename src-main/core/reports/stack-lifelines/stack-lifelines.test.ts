import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it('has a change of price where a year costs another amount, and none where another period is billed', async () => {
  const bring = (name: string, text: string) => test.call('imports.run', { files: [{ file: test.file(name, text) }] })
  await bring('list.csv', 'name,cost,currency,billing_period,start_date\nFigma,1200,USD,year,2023-01-01\n')
  await bring('prices.csv', 'tool,from,cost,currency,billing_period\nFigma,2024-01-01,100,USD,month\nFigma,2025-01-01,110,USD,month\n') // prettier-ignore
  const { rows, totals } = await runReport(test.call, 'stack-lifelines', { to: '2026-01-01' })
  expect(rows[0]!.prices).toEqual([{ from: null, annualCost: 1200 }, { from: '2025-01-01', annualCost: 1320 }]) // prettier-ignore
  expect(totals.priceChanges).toBe(1)
})
