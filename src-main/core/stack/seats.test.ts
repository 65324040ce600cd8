import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (text: string, asOf: string | null) =>
  (await test.call('imports.run', { files: [{ file: test.file(`${asOf}.csv`, text), ...(asOf && { inventory: 'snapshot', asOf }) }] })).files[0]! // prettier-ignore
const costOn = async (params: Record<string, unknown>) => test.call('report.run', { slug: 'stack-cost', params })

it('seats are known from the snapshot that states them on, not before', async () => {
  await bring('Tool,Annual Cost,Seats,Active users\nZoom,1000,10,5\nLooker,600,,\n', '2024-12-31')
  await bring('Tool,Annual Cost,Seats,Active users\nZoom,2000,100,25\nLooker,600,,\n', '2025-12-31')
  // 2,000 × 75 ÷ 100 at the end of 2025; 1,000 at the end of 2024, for seats that this file says nothing of.
  expect((await costOn({ asOf: '2025-12-31' })).totals).toMatchObject({ unusedSeatCost: 1500, seatsLicensed: 100, seatsKnownLater: 0 }) // prettier-ignore
  expect((await costOn({ asOf: '2025-12-30' })).totals).toMatchObject({ annualCost: 1600, unusedSeatCost: null, seatsLicensed: null, seatsKnownLater: 1 }) // prettier-ignore
  expect((await costOn({ from: '2025-01-01', to: '2026-01-01' })).totals).toMatchObject({ seatsKnownLater: 0 })
  expect((await costOn({ from: '2024-01-01', to: '2025-01-01' })).totals).toMatchObject({ unusedSeatCost: null, seatsKnownLater: 1 }) // prettier-ignore
})

it('seats of a list that is no snapshot are of no day', async () => {
  await bring('Tool,Annual Cost,Seats,Active users\nZoom,1000,10,5\n', null)
  expect((await costOn({ asOf: '2019-06-30' })).totals).toMatchObject({ unusedSeatCost: 500, seatsKnownLater: 0 })
})

it('a snapshot that has no cost for a tool makes it unknown from that day on, and names it', async () => {
  await bring('Tool,Annual Cost\nFigma,76000\nAsana,N/A\nZoom,100\n', '2024-12-31')
  const { notes } = await bring('Tool,Annual Cost\nFigma,N/A\nAsana,3000\nZoom,100\n', '2025-12-31')
  expect(notes.at(-1)).toBe('As of 2025-12-31: 0 added, 2 changed (Figma, Asana), 0 ended. 1 of unknown cost (Figma): they add nothing to what the stack costs from that day on.') // prettier-ignore
  expect((await costOn({ asOf: '2025-12-30' })).totals).toMatchObject({ annualCost: 76_100, unknownCosts: 1 })
  expect((await costOn({ asOf: '2025-12-31' })).totals).toMatchObject({ annualCost: 3100, unknownCosts: 1 })
  const tiers = await costOn({ asOf: '2025-12-31', by: 'tier' })
  expect(tiers.rows).toMatchObject([{ key: 'below attention', tools: 2 }, { key: '(cost unknown)', tools: 1, annualCost: null }]) // prettier-ignore
  const diff = await test.call('report.run', { slug: 'stack-diff', params: { a: '2025-12-30', b: '2025-12-31' } })
  expect(diff).toMatchObject({
    rows: [{ tool: 'Figma', change: 'became unknown', amount: -76_000 }, { tool: 'Asana', change: 'became known', amount: 3000 }],
    totals: { price: 0, known: -73_000 },
  }) // prettier-ignore
})

it('a tool that went and came back is no duplicate', async () => {
  await bring('Tool,Vendor,Annual Cost\nZoom,Zoom Inc.,1000\nSlack,,10\n', '2024-12-31')
  await bring('Tool,Vendor,Annual Cost\nSlack,,10\n', '2025-12-31')
  await bring('Tool,Vendor,Annual Cost\nZoom,Zoom Inc.,1200\nSlack,,10\n', '2026-12-31')
  const duplicates = async () => (await test.call('report.run', { slug: 'stack-duplicates', params: {} })).rows
  expect(await duplicates()).toEqual([])
  // Listed by hand beside it, for the same days: that is one.
  await test.call('tools.add', { tool: { name: 'zoom', vendor: 'Other', cost: 1 } })
  expect(await duplicates()).toHaveLength(2)
})

it('a contract whose notice nobody knows is counted as such', async () => {
  await bring('Tool,Annual Cost,Renewal date,Notice days\nBraze,1,2027-01-19,\nDrift,1,2027-01-28,30\n', null)
  const { rows, totals } = await test.call('report.run', { slug: 'renewals', params: { asOf: '2026-12-31', days: 90 } })
  expect(totals).toMatchObject({ tools: 2, noticeUnknown: 1 })
  expect(rows).toMatchObject([{ tool: 'Drift', cancelBy: '2026-12-29', noticeDays: 30 }, { tool: 'Braze', cancelBy: '2027-01-19', noticeDays: null }]) // prettier-ignore
})

it('two contracts of one tool are one in the graph, which says so', async () => {
  await bring('Tool,Annual Cost,Team\nZoom,10,Sales\nZoom,20,IT\nSlack,5,IT\n', null)
  const { totals } = await test.call('report.run', { slug: 'stack-graph', params: { asOf: '2026-12-31' } })
  expect(totals).toMatchObject({ tools: 2, sameName: 1 })
  expect((await costOn({ asOf: '2026-12-31' })).totals).toMatchObject({ tools: 3 })
})

it('seats that were only given out, and those of a contract that nobody pays any more, are no known waste', async () => {
  const files = [
    ['signins.csv', 'User principal name,Account enabled,Application,Assigned date,Last sign-in\na@x.io,true,Datadog,2024-01-05,2026-11-20\nb@x.io,true,Datadog,2024-01-05,\n'], // prettier-ignore
    ['contracts.csv', 'Tool,Annual Cost,Currency,Seats,Active users,Renewal date\nDatadog,1000,USD,,,\nZoom,1000,USD,10,5,2027-01-01\nInVision,3600,USD,10,0,2026-03-15\n'], // prettier-ignore
    ['card.csv', 'Date,Merchant,Amount,Currency\n2025-03-13,InVision,3600,USD\n2026-11-01,Zoom,1000,USD\n'],
  ] as const
  for (const [name, text] of files) await test.call('imports.run', { files: [{ file: test.file(name, text) }] })
  const { totals, rows } = await costOn({ asOf: '2026-11-27' })
  expect(totals).toMatchObject({
    unusedSeats: 5,
    unusedSeatCost: 500,
    unusedLeftOut: [{ tool: 'Datadog', why: 'assigned' }, { tool: 'InVision', why: 'not paid' }],
  }) // prettier-ignore
  expect(rows).toContainEqual(expect.objectContaining({ key: 'InVision', annualCost: 3600, unusedSeatCost: null }))
  // Before its renewal it was paid for, and Zoom was not in use.
  expect((await costOn({ asOf: '2026-03-01' })).totals).toMatchObject({ unusedSeats: 10, unusedSeatCost: 3600 })
})
