import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { undatedPricesSentence } from '../../../shared/notes/undated-prices.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = (name: string, lines: string[], asOf?: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`), kind: 'tools', ...(asOf && { inventory: 'snapshot' as const, asOf }) }] }) // prettier-ignore
const header = 'name,cost,billing_period,start_date'
const undated = async () => (await runReport(test.call, 'stack-evolution', { from: '2023-01-01', to: '2026-01-01' })).totals // prettier-ignore

it('are those of a list without a day, which are the price of every year', async () => {
  await bring('stack.csv', [header, 'Slack,1200,year,2022-01-01', 'Zoom,90,month,2022-01-01', 'Free,,year,2022-01-01', 'Font,50,once,2022-01-01']) // prettier-ignore
  const { undatedPrices, periods } = await undated()
  expect(undatedPrices).toEqual([{ list: 'stack.csv', tools: 2 }])
  expect(undatedPricesSentence(undatedPrices, periods, 'So.')).toBe('What 2 tools cost is the price of stack.csv in every period, as that list says of no day: what was paid before is not known. So.') // prettier-ignore
  expect(undatedPricesSentence(undatedPrices, 1, 'So.')).toBeNull()
  // A price of a day of its own, and a cost that somebody typed, are no price of all time by a list.
  const { tools } = await test.call('tools.list', {})
  const id = (name: string): number => tools.find((tool) => tool.name === name)!.id
  await test.call('tools.edit', { id: id('Zoom'), changes: { cost: 100 } })
  await test.call('tools.edit', { id: id('Slack'), changes: { prices: [{ from: '2024-01-01', cost: 1300, currency: null, billingPeriod: 'year' }] } }) // prettier-ignore
  expect((await undated()).undatedPrices).toEqual([])
})

it('are none of what a snapshot has', async () => {
  await bring('2024.csv', [header, 'Slack,1200,year,2022-01-01'], '2024-12-31')
  expect((await undated()).undatedPrices).toEqual([])
})
