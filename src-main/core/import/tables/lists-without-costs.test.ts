/** Lists as finance keeps them: what is in use without what it costs, and a register of contracts with vendors. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const list = `Tool,Category,Owner team,Status,Cost last FY (USD),Remarks
Slack,Collaboration,Operations,Active,9135,
Shopify Plus,Storefront,Marketing,Active,27800,
Mailchimp,Email,Marketing,Retired Mar 2026,1620,moved to Klaviyo
`
const register = `Vendor,Covers,Owner,Renewal date,Auto-renew,Notice,Notes
"Slack Technologies, LLC",Slack,M. Stroud,2027-03-01,Yes,30 days,120 seats committed
Shopify Inc.,Shopify Plus,T. Winslow,2027-01-01,Yes,90 days,8 seats of 2 kinds
`
const run = async (name: string, content: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, content) }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools

it('a list of tools with their teams is one without a cost of today', async () => {
  expect(await run('list.csv', list)).toMatchObject({ kind: 'tools', rowsImported: 3 })
  const all = await tools()
  expect(all).toMatchObject([
    { name: 'Slack', team: 'Operations', cost: null, custom: { 'Cost last FY (USD)': '9135' } },
    { name: 'Shopify Plus', status: 'active', endDate: null },
    { name: 'Mailchimp', note: 'moved to Klaviyo', status: 'retired', endDate: '2026-04-01' },
  ])
})

it('a register says with its vendors what each contract covers, and that is the tool', async () => {
  await run('list.csv', list)
  const report = await run('register.csv', register)
  expect(report.notes.join('\n')).toContain('1 note says how many seats a contract is for, and is read as the seats that are paid for: Slack 120.') // prettier-ignore
  expect((await tools()).map(({ name, vendor, seatsLicensed }) => [name, vendor, seatsLicensed])).toEqual([
    ['Slack', 'Slack Technologies, LLC', 120],
    ['Shopify Plus', 'Shopify Inc.', null],
    ['Mailchimp', '', null],
  ])
})
