import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const load = (name: string, content: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, content) }] })
const months = ['01', '02', '03', '04', '05', '06']
const duplicates = (asOf: string | null = '2026-06-30') =>
  test.call('report.run', { slug: 'stack-duplicates', params: { asOf } })

it('says what a contract and the payments for it count twice', async () => {
  await load(
    'contracts.csv',
    'Tool,Vendor,Annual cost\nHubSpot,HubSpot,14160\nMailchimp,Mailchimp,3000\nBrandwatch,Brandwatch,7800\n',
  )
  // HubSpot under two names: 500 and 680 a month are 14,160 a year; Mailchimp 300 a month is 3,600.
  await load('card.csv', `Date,Merchant,Amount\n${months.map((month) => `2026-${month}-03,HUBSPOT*MKTG HUB CAMBRIDGE,500\n2026-${month}-04,HUBSPOT*SALES HUB,680\n2026-${month}-05,INTUIT MAILCHIMP,300\n2026-${month}-06,REWE,50`).join('\n')}\n`) // prettier-ignore
  const { rows, totals } = await duplicates()
  expect(rows).toMatchObject([
    { a: 'HubSpot', b: 'HUBSPOT*MKTG HUB CAMBRIDGE', reasons: ['same brand'] },
    { a: 'HubSpot', b: 'HUBSPOT*SALES HUB', reasons: ['same brand'] },
    { a: 'Mailchimp', b: 'INTUIT MAILCHIMP', reasons: ['same brand'] },
  ])
  // HubSpot: 28,320 where 14,160 is paid. Mailchimp: 6,600, of which the payments' 3,600 is the more.
  expect(totals).toEqual({ tools: 7, pairs: 3, countedTwice: 5, annualCostTwice: 14_160 + 3000 })
})

it('knows nothing to be twice where one of the two is over, or a rate is missing', async () => {
  await load('tools.csv', 'Tool,Annual cost,Currency,Status,End date\nDrift,100,USD,retired,2026-01-01\ndrift.com,100,USD,active,\nMiro,10,NOK,active,\nMiro Inc,10,NOK,active,\n') // prettier-ignore
  expect((await duplicates()).totals).toMatchObject({ pairs: 2, annualCostTwice: null })
  await test.call('config.set', { config: { rates: { NOK: 0.1 } } })
  expect((await duplicates()).totals).toEqual({ tools: 4, pairs: 2, countedTwice: 2, annualCostTwice: 1 })
  expect((await duplicates('2025-12-31')).totals).toMatchObject({ countedTwice: 4, annualCostTwice: 101 })
})
