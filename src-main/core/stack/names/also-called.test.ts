import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { alsoCalled, nameOfPayee, withNames } from './also-called.ts'
import { makeTool } from '../../testing/tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'GBP' })
})
afterEach(() => test.close())

const charges = (payees: string[], months: number[]): string =>
  `Date,Description,Amount,Currency\n${months.flatMap((month) => payees.map((payee) => `2026-${String(month).padStart(2, '0')}-05,${payee},50,GBP`)).join('\n')}\n` // prettier-ignore
const run = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools
const idOf = async (name: string) => (await tools()).find((tool) => tool.name === name)!.id

it('a payee that was merged into a tool belongs to it in the next export', async () => {
  await run('register.csv', 'name,team,cost,billing period\nSlack by Salesforce,IT,1200,year\n')
  await run('a.csv', charges(['SLCK BILLING 1', 'CLAUDE AI SUBSCR'], [1, 2, 3]))
  await test.call('tools.merge', { keep: await idOf('Slack by Salesforce'), drop: [await idOf('SLCK BILLING 1')] })
  await test.call('tools.edit', { id: await idOf('CLAUDE AI SUBSCR'), changes: { name: 'Claude' } })
  const { notes } = await run('b.csv', charges(['SLCK BILLING 1', 'CLAUDE AI SUBSCR'], [4, 5, 6]))
  expect(notes.join('\n')).not.toContain('is back')
  expect((await tools()).map(({ name, team }) => [name, team])).toEqual([
    ['Slack by Salesforce', 'IT'],
    ['Claude', ''],
  ])
})

it('several payees of one tool are put together, each with a rhythm of its own', async () => {
  const payees = ['SLCK BILLING', 'Quip Ltd']
  await run('a.csv', charges(payees, [1, 2, 3]))
  await test.call('tools.merge', { keep: await idOf('SLCK BILLING'), drop: [await idOf('Quip Ltd')] })
  const { notes } = await run('b.csv', charges(payees, [4, 5, 6]))
  expect(notes).toContain('SLCK BILLING and Quip Ltd are taken to be one vendor, SLCK BILLING.')
  const all = await tools()
  expect(all).toHaveLength(1)
  // Two charges of 50 a month, in all six of them.
  expect(all[0]).toMatchObject({ cost: 100, billingPeriod: 'month', prices: [], custom: { Charges: '12' } })
})

it('names are kept once, and one that another entry has is its own', () => {
  const tool = withNames(withNames(makeTool({ name: 'Slack' }), ['SLCK 1', 'Old; name']), ['slck 1', 'Slack'])
  expect(alsoCalled(tool)).toHaveLength(2)
  const nameOf = nameOfPayee([tool, makeTool({ name: 'Old name' })], 'USD')
  expect([nameOf('SLCK 1', 'USD'), nameOf('Old name', 'USD')]).toEqual(['Slack', undefined])
})
